using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions;

/// <summary>How a client wants to log in to an instance that it reinstalls.</summary>
internal sealed record ResetLoginSettings
{
    [Wire("Refused: log in as the image says.", MaxLength = 64)]
    public string? Password { get; init; }

    [Wire("Refused: log in as the image says.", MaxItems = 20)]
    public IReadOnlyList<string>? KeyIds { get; init; }

    [Wire("The logins of the image stay, whatever is said here.", Values = ["TRUE", "true", "True", "FALSE", "false", "False", ""])]
    public string? KeepImageLogin { get; init; }
}
