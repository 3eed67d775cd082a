using ImagePortal.Web.Components.Shell;
using MudBlazor;

namespace ImagePortal.Web.Components.Operators;

/// <summary>The pages of the operator's area, one row a page.</summary>
internal static class OperatorPlaces
{
    private static readonly SidePlace[] Planned =
    [
        new("admin", "Overview", Icons.Material.Outlined.Speed, "What runs, what waits and what needs a hand.") { IsFirst = true },
        new("admin/accounts", "Accounts", Icons.Material.Outlined.Groups, "Accounts, their members, limits and permissions."),
        new("admin/regions", "Regions", Icons.Material.Outlined.Public, "Where images are kept, and the rules of each place."),
        new("admin/stores", "Stores", Icons.Material.Outlined.Storage, "What the images of each region take, and whether they are sound."),
        new("admin/images", "Images", Icons.Material.Outlined.Storefront, "Public and market images that everyone sees."),
        new("admin/tickets", "Tickets", Icons.Material.Outlined.Inbox, "Accounts that ask for the import permission."),
        new("admin/dead-letters", "Dead letters", Icons.Material.Outlined.MarkEmailUnread, "Messages that could not be delivered."),
        new("admin/audit", "Audit", Icons.Material.Outlined.FactCheck, "Who did what, when and from where."),
        new("admin/jobs", "Jobs", Icons.Material.Outlined.WorkOutline, "The queue behind the operations, as its own program shows it.") { IsForeign = true },
    ];

    /// <summary>Those that can be opened.</summary>
    internal static IReadOnlyList<SidePlace> All { get; } = [.. Planned.Where(x => x.IsForeign || KnownPages.Has(x.Path))];
}
