using ImagePortal.Core.Images;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Images;

/// <summary>Deleted images, as long as they can come back (D17).</summary>
public sealed partial class RecycleBin
{
    [Parameter, EditorRequired] public required IReadOnlyList<RecycledImage> Images { get; set; }

    /// <summary>Address of the list.</summary>
    [Parameter, EditorRequired] public required string Back { get; set; }

    [Parameter] public EventCallback<RecycledImage> OnRestore { get; set; }

    /// <summary>One of them, or all.</summary>
    [Parameter] public EventCallback<IReadOnlyList<RecycledImage>> OnPurge { get; set; }
}
