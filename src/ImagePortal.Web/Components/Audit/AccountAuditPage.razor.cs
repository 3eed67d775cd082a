using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Audit;

/// <summary>The audit of one account, for its root.</summary>
public sealed partial class AccountAuditPage
{
    [Inject] public required NavigationManager Navigation { get; init; }

    private AuditFilter Filter => AuditFilter.Parse(new Uri(Navigation.Uri).Query);
}
