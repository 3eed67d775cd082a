using ImagePortal.Web.Components.Shell;
using MudBlazor;

namespace ImagePortal.Web.Components.Accounts;

/// <summary>The pages about one's own account, one row a page.</summary>
internal static class AccountPlaces
{
    private static readonly SidePlace[] Planned =
    [
        new("account", "Information", Icons.Material.Outlined.Badge, "Who you are, and the ID to give away.") { IsFirst = true },
        new("account/members", "Members", Icons.Material.Outlined.Groups, "People who sign in for this account."),
        new("account/keys", "API keys", Icons.Material.Outlined.Key, "What programs sign their requests with."),
        new("account/notifications", "Notifications", Icons.Material.Outlined.Notifications, "What you hear of, and where."),
        new("account/audit", "Activity", Icons.Material.Outlined.FactCheck, "Who did what in this account, when and from where."),
        new("account/security", "Sign-in and security", Icons.Material.Outlined.Lock, "Your password, and where you are signed in."),
    ];

    /// <summary>Those that can be opened.</summary>
    internal static IReadOnlyList<SidePlace> All { get; } = [.. Planned.Where(x => KnownPages.Has(x.Path))];
}
