using ImagePortal.Core.Accounts;
using ImagePortal.Core.Sharing;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Sharing;

/// <summary>Whom an image is shared with (R54–R58). Ending it is confirmed in place.</summary>
public sealed partial class ShareTable
{
    private const int Step = 50;

    private IReadOnlyList<AccountId>? _asked;
    private int _most = Step;
    private ElementReference _question;
    private ElementReference _rest;
    private bool _focus;

    [Parameter, EditorRequired] public required ShareList Shares { get; set; }

    /// <summary>Gives the accounts to unshare with, once that is confirmed.</summary>
    [Parameter] public EventCallback<IReadOnlyList<AccountId>> OnUnshare { get; set; }

    /// <summary>Asks whether to unshare with all.</summary>
    public void AskForAll()
    {
        Ask([.. Shares.Items.Select(x => x.Recipient)]);
        StateHasChanged();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focus)
        {
            _focus = false;

            // When the question goes, the focus must not fall out of the dialog with it.
            await (_asked is null ? _rest : _question).FocusAsync();
        }
    }

    private static string Question(IReadOnlyList<AccountId> accounts) =>
        accounts.Count == 1 ? $"Unshare with {accounts[0]}" : $"Unshare with all {accounts.Count} accounts";

    private void Ask(IReadOnlyList<AccountId> accounts) => (_asked, _focus) = (accounts, true);

    private void Keep() => (_asked, _focus) = (null, true);

    private Task ConfirmAsync()
    {
        var accounts = _asked!;
        Keep();
        return OnUnshare.InvokeAsync(accounts);
    }
}
