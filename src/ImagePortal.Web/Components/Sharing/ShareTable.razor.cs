using ImagePortal.Core.Accounts;
using ImagePortal.Core.Sharing;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Sharing;

/// <summary>Whom an image is shared with (R54–R58). Ending it is confirmed in place.</summary>
public sealed partial class ShareTable
{
    private IReadOnlyList<AccountId>? _asked;
    private ElementReference _question;
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
            await _question.FocusAsync();
        }
    }

    private static string Question(IReadOnlyList<AccountId> accounts) =>
        accounts.Count == 1 ? $"Unshare with {accounts[0]}" : $"Unshare with all {accounts.Count} accounts";

    private void Ask(IReadOnlyList<AccountId> accounts) => (_asked, _focus) = (accounts, true);

    private Task ConfirmAsync()
    {
        var accounts = _asked!;
        _asked = null;
        return OnUnshare.InvokeAsync(accounts);
    }
}
