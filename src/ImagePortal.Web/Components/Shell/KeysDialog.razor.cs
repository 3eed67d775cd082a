using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace ImagePortal.Web.Components.Shell;

/// <summary>Lists the keys of a page, and switches them off for who speaks to the computer or holds keys down (WCAG 2.1.4).</summary>
public sealed partial class KeysDialog
{
    private bool _on = true;

    [Inject] public required IJSRuntime JS { get; init; }

    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }

    /// <summary>Each key, or several in words, with what it does.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<(string Key, string What)> Keys { get; set; }

    public static async Task ShowAsync(IDialogService dialogs, IReadOnlyList<(string Key, string What)> keys)
    {
        var parameters = new DialogParameters<KeysDialog> { { x => x.Keys, keys } };
        var options = new DialogOptions { MaxWidth = MaxWidth.ExtraSmall, FullWidth = true, CloseOnEscapeKey = true };
        var dialog = await dialogs.ShowAsync<KeysDialog>("Keys of this page", parameters, options);
        await dialog.Result;
    }

    protected override async Task OnInitializedAsync() => _on = await JS.InvokeAsync<bool>("portal.keysAreOn");

    private async Task SwitchAsync()
    {
        _on = !_on;
        await JS.InvokeVoidAsync("portal.switchKeys", _on);
    }

    private void Close() => Dialog.Close();
}
