using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Sharing;
using ImagePortal.Web.Components.Operations;
using ImagePortal.Web.Components.Shell.Parts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Images;

/// <summary>Images as rows; column heads are links that sort on the server.</summary>
public sealed partial class ImageTable
{
    private readonly Dictionary<ImageId, ElementReference> _names = [];
    private string? _focused;

    [Parameter, EditorRequired] public required IReadOnlyList<ImageListItem> Images { get; set; }
    [Parameter, EditorRequired] public required ImageListView View { get; set; }

    /// <summary>What the table holds, for screen readers.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>Who shared the images of the tab Shared, as far as it is known.</summary>
    [Parameter] public IReadOnlyList<ReceivedShare> Received { get; set; } = [];

    [Parameter] public IReadOnlySet<ImageId> Selected { get; set; } = new HashSet<ImageId>();

    /// <summary>Which columns, and how tight.</summary>
    [Parameter] public ListLook Look { get; set; } = ListLook.Standard;

    /// <summary>Rows that were something else a moment ago.</summary>
    [Parameter] public IReadOnlySet<ImageId> Changed { get; set; } = new HashSet<ImageId>();

    /// <summary>ID of the image that the address leads to: it takes the focus, once (R39).</summary>
    [Parameter] public string? Row { get; set; }

    /// <summary>The image that is shown beside the list; null while none is.</summary>
    [Parameter] public ImageId? Peeked { get; set; }

    /// <summary>The part of it, as the address says it: whoever walks on reads the same of the next.</summary>
    [Parameter] public string? PeekedPart { get; set; }

    /// <summary>What images cost in the region besides (R27).</summary>
    [Parameter] public IReadOnlyList<RegionPrice> Prices { get; set; } = [];

    /// <summary>The region lets images be copied from it.</summary>
    [Parameter] public bool CanBeCopied { get; set; }

    /// <summary>Gives the image whose box was clicked.</summary>
    [Parameter] public EventCallback<ImageId> OnSelect { get; set; }

    /// <summary>All of them, or none.</summary>
    [Parameter] public EventCallback<bool> OnSelectAll { get; set; }

    [Parameter] public EventCallback<(ImageCommand Command, ImageListItem Image)> OnCommand { get; set; }

    /// <summary>Gives the image to show beside the list, or null to show none.</summary>
    [Parameter] public EventCallback<ImageId?> OnPeek { get; set; }

    private bool IsCustom => View.Tab == ImageTab.Custom;

    private bool IsShared => View.Tab == ImageTab.Shared;

    private bool IsOffered => View.Tab is ImageTab.Public or ImageTab.Market;

    private bool AllSelected => Images.All(x => Selected.Contains(x.Id));

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Row != _focused && (Row is null || Images.Any(x => x.Id.Value == Row)))
        {
            _focused = Row;
            if (Row is not null)
            {
                await _names[new ImageId(Row)].FocusAsync();
            }
        }
    }

    private static int? PercentOf(ImageListItem image) => ImageWords.IsMoving(image) ? image.Progress?.Percent : null;

    private static string? DetailOf(ImageListItem image) => image switch
    {
        { Progress: { } progress } when ImageWords.IsMoving(image) => OperationWords.Progress(progress.Stage, progress.BytesDone, progress.BytesTotal),
        { State: ImageState.Failed } => image.FailureMessage,
        { Deprecated: true } => ImageWords.Deprecated(image),
        _ => image.Assurance,
    };

    private static string StoredOf(ImageListItem image) => image switch
    {
        { StoredSize: { } stored } => $"{ByteText.Of(stored)} stored",
        { State: ImageState.Failed } => "nothing stored",
        _ => "not stored yet",
    };

    private static string ContentsOf(ImageListItem image) =>
        string.Join(", ", new[] { image.Software, image.Provider }.OfType<string>()) is { Length: > 0 } contents ? contents : "System only";

    private string? CssOf(ImageListItem image) => string.Join(' ', new[]
    {
        Changed.Contains(image.Id) || image.Id.Value == Row ? "changed" : null,
        image.Id == Peeked ? "peeked" : null,
    }.OfType<string>()) is { Length: > 0 } css ? css : null;

    private bool Shows(string column) => !Look.Hidden.Contains(column);

    private ReceivedShare? ReceivedOf(ImageListItem image) => Received.FirstOrDefault(x => x.Image == image.Id);

    private Task RunAsync(ImageCommand command, ImageListItem image) => OnCommand.InvokeAsync((command, image));

    private RenderFragment Column(string name, ImageSort sort, string? css = null) => builder =>
    {
        var active = View.Sort == sort;
        builder.OpenElement(0, "th");
        builder.AddAttribute(1, "role", "columnheader");
        builder.AddAttribute(2, "class", css);
        builder.AddAttribute(3, "aria-sort", active ? View.Descending ? "descending" : "ascending" : null);
        builder.OpenElement(4, "a");
        builder.AddAttribute(5, "href", (View with { Sort = sort, Descending = active && !View.Descending, Page = 1 }).ToString());
        builder.AddContent(6, name);
        if (active)
        {
            builder.OpenComponent<Glyph>(7);
            builder.AddComponentParameter(8, nameof(Glyph.Icon), View.Descending ? Icons.Material.Outlined.ArrowDownward : Icons.Material.Outlined.ArrowUpward);
            builder.AddComponentParameter(9, nameof(Glyph.Size), GlyphSize.Small);
            builder.CloseComponent();
        }

        builder.CloseElement();
        builder.CloseElement();
    };
}
