using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ImagePortal.Web.Components.Imports;

/// <summary>
/// A place to drop a file on, with a button that does the same. The file stays in the browser; only its name and size come here.
/// </summary>
public sealed partial class FileDropZone : IDisposable
{
    private ElementReference _zone;
    private ElementReference _input;
    private DotNetObjectReference<FileDropZone>? _self;

    [Inject] public required BrowserFiles Files { get; init; }

    [Parameter] public string Title { get; set; } = "Drop a disk image here";

    /// <summary>What may be dropped, and what happens then.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>Endings offered by the file dialog, such as <c>.qcow2,.vmdk</c>; any file may still be chosen.</summary>
    [Parameter] public string? Accept { get; set; }

    /// <summary>Another way beside the button, such as a field for a URL.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    [Parameter] public EventCallback<ChosenFile> OnChosen { get; set; }

    /// <summary>Called by upload.js.</summary>
    [JSInvokable]
    public Task OnFileChosen(string key, string name, long size, long lastModified) => InvokeAsync(() =>
        OnChosen.InvokeAsync(new ChosenFile(key, name, size, DateTimeOffset.FromUnixTimeMilliseconds(lastModified))));

    public void Dispose() => _self?.Dispose();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            await Files.WatchAsync(_zone, _input, _self);
        }
    }
}
