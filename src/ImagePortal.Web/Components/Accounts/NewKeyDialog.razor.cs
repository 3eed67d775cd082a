using ImagePortal.Core;
using ImagePortal.Core.Accounts.Keys;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Accounts;

/// <summary>Makes an API key, and shows its secret this once.</summary>
public sealed partial class NewKeyDialog
{
    private ElementReference _nameInput;
    private string _name = "";
    private NewApiKey? _made;
    private Error? _refusal;

    [Inject] public required CreateApiKey CreateApiKey { get; init; }
    [Inject] public required CurrentCaller CurrentCaller { get; init; }

    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }

    public static async Task ShowAsync(IDialogService dialogs)
    {
        // No click beside it closes it: the secret would be gone.
        var options = new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = false, BackdropClick = false };
        var dialog = await dialogs.ShowAsync<NewKeyDialog>("New API key", options);
        await dialog.Result;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _nameInput.FocusAsync();
        }
    }

    private async Task CreateAsync()
    {
        var made = await CreateApiKey.RunAsync(await CurrentCaller.GetAsync(), _name, CancellationToken.None);
        (_made, _refusal) = (made.Value, made.Error);
    }

    private void Close() => Dialog.Close(DialogResult.Ok(_made is not null));
}
