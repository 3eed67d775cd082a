using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Shell.Parts;

/// <summary>Copies a text; portal.js does it in the browser and says "Copied" to screen readers.</summary>
public sealed partial class CopyButton
{
    [Parameter, EditorRequired] public required string Text { get; set; }

    /// <summary>What it does, such as <c>Copy image ID img-7k2m9qx4</c>.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }
}
