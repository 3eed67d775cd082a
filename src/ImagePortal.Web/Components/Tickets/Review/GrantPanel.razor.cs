using ImagePortal.Core;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Tickets;
using ImagePortal.Web.Components.Regions;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Tickets.Review;

/// <summary>An account's import permission on the operator's page of that account: see, give, change, take back (D19).</summary>
public sealed partial class GrantPanel
{
    private ImportGrant? _grant;

    [Inject] public required RegionChoice Regions { get; init; }
    [Inject] public required GetImportGrant GetImportGrant { get; init; }
    [Inject] public required GrantImportPermission GrantImportPermission { get; init; }
    [Inject] public required RevokeImportPermission RevokeImportPermission { get; init; }
    [Inject] public required ISnackbar Snackbar { get; init; }
    [Inject] public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired] public required AccountId Account { get; set; }

    [CascadingParameter] public TimeZoneInfo? Zone { get; set; }

    protected override IReadOnlyList<AccountId> Followed => [LiveChanges.Operators];

    private TimeZoneInfo Here => Zone ?? TimeZoneInfo.Utc;

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await Regions.LoadAsync(cancellationToken);
        _grant = (await GetImportGrant.RunAsync(Caller, Account, cancellationToken)).Value;
    }

    private async Task<Result> GrantAsync(ImportScope scope, string reason)
    {
        var granted = await GrantImportPermission.RunAsync(Caller, Account, scope, reason, Gone);
        if (granted.Ok)
        {
            Snackbar.Say($"{_grant!.AccountName} may import now");
        }

        await LoadAsync(Gone);
        return granted;
    }

    private async Task RevokeAsync(string reason)
    {
        var revoked = await RevokeImportPermission.RunAsync(Caller, Account, reason, Gone);
        Snackbar.Say(revoked.Ok ? $"{_grant!.AccountName} may not start imports any more" : revoked.Error.Message);
        await LoadAsync(Gone);
    }
}
