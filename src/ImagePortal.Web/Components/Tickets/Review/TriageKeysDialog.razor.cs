using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace ImagePortal.Web.Components.Tickets.Review;

/// <summary>Lists the keys, and switches them off for who speaks to the computer or holds keys down (WCAG 2.1.4).</summary>
public sealed partial class TriageKeysDialog
{
    private static readonly (string Key, string What)[] Keys =
    [
        ("J", "Next ticket"), ("K", "Previous ticket"), ("A", "Approve as the form says"), ("R", "Reject; asks for a reason first"), ("?", "These keys"),
    ];

    private bool _on = true;

    [Inject] public required IJSRuntime JS { get; init; }

    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }

    public static async Task ShowAsync(IDialogService dialogs)
    {
        var options = new DialogOptions { MaxWidth = MaxWidth.ExtraSmall, FullWidth = true, CloseOnEscapeKey = true };
        var dialog = await dialogs.ShowAsync<TriageKeysDialog>("Keys of this page", options);
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
