using ImagePortal.Core.Images;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ImagePortal.Web.Components.Images.Detail;

/// <summary>Links to the parts of an image that the person may open.</summary>
public sealed partial class PartTabs
{
    private ImagePart? _shown;

    [Inject] public required IJSRuntime JS { get; init; }

    [Parameter, EditorRequired] public required ImageDetail Detail { get; set; }

    [Parameter, EditorRequired] public required ImagePart Current { get; set; }

    [Parameter, EditorRequired] public required Func<ImagePart, string> AddressOf { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // On a phone the row of parts is longer than the screen is wide.
        if (_shown != Current)
        {
            _shown = Current;
            await JS.InvokeVoidAsync("portal.showPlace");
        }
    }
}
