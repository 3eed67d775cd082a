using ImagePortal.Core;
using ImagePortal.Core.Images;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Images;

/// <summary>Changes name and description of an own image.</summary>
public sealed partial class EditDialog
{
    private ElementReference _nameInput;
    private bool _loaded;
    private bool _focused;
    private string _name = "";
    private string _description = "";
    private string _family = "";
    private bool _deprecated;
    private Error? _refusal;

    [Inject] public required GetImage GetImage { get; init; }
    [Inject] public required EditImage EditImage { get; init; }
    [Inject] public required CurrentCaller CurrentCaller { get; init; }
    [Inject] public required ISnackbar Snackbar { get; init; }

    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired] public required ImageId Id { get; set; }

    public static async Task ShowAsync(IDialogService dialogs, ImageId id)
    {
        var options = new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false };
        var dialog = await dialogs.ShowAsync<EditDialog>("Edit image", new DialogParameters<EditDialog> { { x => x.Id, id } }, options);
        await dialog.Result;
    }

    protected override async Task OnInitializedAsync()
    {
        var found = await GetImage.RunAsync(await CurrentCaller.GetAsync(), Id, CancellationToken.None);
        (_name, _description, _refusal) = (found.Value?.Image.Name ?? "", found.Value?.Description ?? "", found.Error);
        (_family, _deprecated) = (found.Value?.Image.Family ?? "", found.Value?.Image.Deprecated ?? false);
        _loaded = found.Ok;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_loaded && !_focused)
        {
            _focused = true;
            await _nameInput.FocusAsync();
        }
    }

    private async Task SaveAsync()
    {
        var saved = await EditImage.RunAsync(
            await CurrentCaller.GetAsync(), Id, new ImageChanges(_name, _description, _family.Trim(), _deprecated), CancellationToken.None);
        _refusal = saved.Error;
        if (saved.Ok)
        {
            Snackbar.Say($"{_name.Trim()} is saved");
            Dialog.Close(DialogResult.Ok(true));
        }
    }

    private void Cancel() => Dialog.Cancel();
}
