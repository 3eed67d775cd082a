using ImagePortal.Core.Accounts.Keys;
using ImagePortal.Core.Regions;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Accounts;

/// <summary>The caller's API keys, and how to call the API with one.</summary>
public sealed partial class KeysPage
{
    private IReadOnlyList<ApiKeyView>? _keys;
    private string _region = "";

    [Inject] public required ListApiKeys ListApiKeys { get; init; }
    [Inject] public required SwitchApiKey SwitchApiKey { get; init; }
    [Inject] public required DeleteApiKey DeleteApiKey { get; init; }
    [Inject] public required ListRegions ListRegions { get; init; }
    [Inject] public required IDialogService Dialogs { get; init; }
    [Inject] public required ISnackbar Snackbar { get; init; }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        _keys = await ListApiKeys.RunAsync(Caller, cancellationToken);
        _region = (await ListRegions.RunAsync(cancellationToken)) is [{ } first, ..] ? first.Code.Value : "";
    }

    private async Task CreateAsync()
    {
        await NewKeyDialog.ShowAsync(Dialogs);
        await LoadAsync(Gone);
    }

    private async Task SwitchAsync(ApiKeyView key)
    {
        var switched = await SwitchApiKey.RunAsync(Caller, key.Id, !key.Enabled, Gone);
        Snackbar.Say(switched.Ok ? $"{key.Name} is {(key.Enabled ? "disabled" : "enabled")}" : switched.Error.Message);
        await LoadAsync(Gone);
    }

    private async Task DeleteAsync(ApiKeyView key)
    {
        var question = new Confirmation($"Delete {key.Name}?", ["Programs that use it are refused from the next request on.", "It cannot be brought back."], "Delete key");
        if (!await ConfirmDialog.AskAsync(Dialogs, question))
        {
            return;
        }

        var deleted = await DeleteApiKey.RunAsync(Caller, key.Id, Gone);
        Snackbar.Say(deleted.Ok ? $"{key.Name} was deleted" : deleted.Error.Message);
        await LoadAsync(Gone);
    }
}
