using ImagePortal.Core.Images;
using ImagePortal.Web.Components.Operations;
using ImagePortal.Web.Components.Shell.Parts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ImagePortal.Web.Components.Images;

/// <summary>Images as rows; column heads are links that sort on the server.</summary>
public sealed partial class ImageTable
{
    [Parameter, EditorRequired] public required IReadOnlyList<ImageListItem> Images { get; set; }
    [Parameter, EditorRequired] public required ImageListView View { get; set; }

    /// <summary>What the table holds, for screen readers.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    [Parameter] public EventCallback<ImageId> OnDismiss { get; set; }

    private static int? PercentOf(ImageListItem image) => image.State == ImageState.Importing ? image.Progress?.Percent : null;

    private static string? DetailOf(ImageListItem image) => image switch
    {
        { State: ImageState.Importing, Progress: { } progress } => OperationWords.Progress(progress.Stage, progress.BytesDone, progress.BytesTotal),
        { State: ImageState.Failed } => image.FailureMessage,
        _ => null,
    };

    private static string StoredOf(ImageListItem image) => image switch
    {
        { StoredSize: { } stored } => $"{ByteText.Of(stored)} stored",
        { State: ImageState.Failed } => "nothing stored",
        _ => "not stored yet",
    };

    private string AsideOf(ImageListItem image) => View.Tab switch
    {
        ImageTab.Custom => image.SharedWith switch
        {
            0 => "Nobody",
            1 => "1 account",
            var many => $"{many} accounts",
        },
        ImageTab.Shared => image.Owner.Value,
        _ => string.Join(", ", new[] { image.Software, image.Provider }.OfType<string>()) is { Length: > 0 } contents ? contents : "System only",
    };

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
