using ImagePortal.Core.Images;
using ImagePortal.Web.Components.Regions;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ImagePortal.Web.Components.Images.Detail;

/// <summary>An image beside the list it stands in: the list stays in use, and whoever walks through it sees one image after the other.</summary>
public sealed partial class PeekPanel
{
    private ImageDetail? _detail;
    private ImageId? _asked;
    private ImageId? _missing;
    private ImageId? _inSight;

    [Inject] public required RegionChoice Regions { get; init; }
    [Inject] public required GetImage GetImage { get; init; }
    [Inject] public required ImageCommands Commands { get; init; }
    [Inject] public required IJSRuntime JS { get; init; }

    [Parameter, EditorRequired] public required ImageId Image { get; set; }

    /// <summary>The part that the address asks for; null for the first.</summary>
    [Parameter] public string? Part { get; set; }

    /// <summary>Of the list with a part of the image beside it.</summary>
    [Parameter, EditorRequired] public required Func<ImagePart, string> AddressOf { get; set; }

    /// <summary>The image above it in the list; null at the top.</summary>
    [Parameter] public ImageId? Previous { get; set; }

    /// <summary>The image below it in the list; null at the end.</summary>
    [Parameter] public ImageId? Next { get; set; }

    /// <summary>Gives the image to go on to.</summary>
    [Parameter] public EventCallback<ImageId?> OnGo { get; set; }

    [Parameter] public EventCallback OnClose { get; set; }

    // The first load is the base's; later ones follow the address.
    protected override Task OnParametersSetAsync() => _asked is { } asked && asked != Image ? LoadAsync(Gone) : Task.CompletedTask;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_inSight != Image)
        {
            _inSight = Image;
            await JS.InvokeVoidAsync("portal.showPeek", firstRender);
        }
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var asked = Image;
        _asked = asked;

        // What is gone does not come back, and asking for what one must not see is written down.
        if (_missing == asked)
        {
            return;
        }

        var found = await GetImage.RunAsync(Caller, asked, cancellationToken);
        if (asked == Image)
        {
            // The list is of one region: an image of another is not in it.
            _detail = found.Value?.Image.Region == Regions.Current?.Code ? found.Value : null;
            _missing = _detail is null ? asked : null;
        }
    }

    private static string PageOf(ImageDetail detail) => $"images/{detail.Image.Region}/{detail.Image.Id}";

    private Task GoAsync(ImageId? image) => image is null ? Task.CompletedTask : OnGo.InvokeAsync(image);
}
