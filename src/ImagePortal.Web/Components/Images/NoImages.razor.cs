using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Images;

/// <summary>Why a list is empty, and the way on.</summary>
public sealed partial class NoImages
{
    [Parameter, EditorRequired] public required ImageListView View { get; set; }
    [Parameter, EditorRequired] public required string RegionName { get; set; }

    /// <summary>The person's account ID, which owners need to share.</summary>
    [Parameter] public string Account { get; set; } = "";

    /// <summary>Deleted images of the tab Custom that can still come back.</summary>
    [Parameter] public int Recycled { get; set; }

    /// <summary>The way to the first image, which differs for who may not import yet; null for the plain one.</summary>
    [Parameter] public RenderFragment? ImportAction { get; set; }
}
