using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Shell;

/// <summary>A group of pages with its navigation at the side, on narrow screens above them.</summary>
public sealed partial class SidePages
{
    /// <summary>Names the navigation.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<SidePlace> Places { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }
}
