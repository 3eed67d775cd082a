using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions.Old;

/// <summary>An image and accounts, by the names of 2017 or of today.</summary>
internal sealed record OldShareRequest
{
    [Wire("ID of an own custom image.")]
    public required string ImageId { get; init; }

    [Wire("IDs of root accounts.", MaxItems = ImageShares.MaxAccounts)]
    public IReadOnlyList<string>? UinList { get; init; }

    [Wire("The same, by its name of today.", MaxItems = ImageShares.MaxAccounts)]
    public IReadOnlyList<string>? AccountIds { get; init; }

    internal IReadOnlyList<string> Accounts => UinList ?? AccountIds ?? [];
}
