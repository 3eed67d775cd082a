using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Shell;

/// <summary>Asks before a step with consequences, and spells them out.</summary>
public sealed partial class ConfirmDialog
{
    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired] public required Confirmation Question { get; set; }

    /// <summary>True when the person confirmed.</summary>
    public static async Task<bool> AskAsync(IDialogService dialogs, Confirmation question)
    {
        var options = new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true };
        var dialog = await dialogs.ShowAsync<ConfirmDialog>(question.Title, new DialogParameters<ConfirmDialog> { { x => x.Question, question } }, options);
        return await dialog.Result is { Canceled: false };
    }

    private void Confirm() => Dialog.Close(DialogResult.Ok(true));

    private void Cancel() => Dialog.Cancel();
}
