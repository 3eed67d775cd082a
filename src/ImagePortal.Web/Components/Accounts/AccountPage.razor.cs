using ImagePortal.Core.Accounts;
using ImagePortal.Web.Components.Regions;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Accounts;

/// <summary>Who the caller is, with the ID to give away (R48).</summary>
public sealed partial class AccountPage
{
    private AccountView? _account;
    private string? _nickname;

    [Inject] public required GetAccount GetAccount { get; init; }
    [Inject] public required RenameMember RenameMember { get; init; }
    [Inject] public required ISnackbar Snackbar { get; init; }
    [Inject] public required RegionChoice Regions { get; init; }
    [Inject] public required PersonZone Zone { get; init; }
    [Inject] public required TimeProvider Time { get; init; }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await Regions.LoadAsync(cancellationToken);
        _account = (await GetAccount.RunAsync(Caller, cancellationToken)).Value;

        // What is being typed is not touched.
        _nickname ??= _account?.Nickname;
    }

    private static string RoleOf(AccountView account) =>
        (account.Role == MemberRole.Root ? "Root account" : "Member") + (account.IsOperator ? ", operator of this portal" : "");

    private static string TextToSend(AccountView account) =>
        $"My ImagePortal account ID is {account.Id}. Open the image, choose Share and paste the number.";

    private async Task SaveAsync()
    {
        var renamed = await RenameMember.RunAsync(Caller, _nickname ?? "", Gone);
        Snackbar.Say(renamed.Ok ? "Nickname saved" : renamed.Error.Message);
        await LoadAsync(Gone);
    }
}
