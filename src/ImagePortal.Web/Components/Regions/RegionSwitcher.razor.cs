using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Regions;

/// <summary>Shows the region of the page and moves to another.</summary>
public sealed partial class RegionSwitcher
{
    [Parameter, EditorRequired] public required IReadOnlyList<RegionOption> Regions { get; set; }

    /// <summary>Code of the region shown.</summary>
    [Parameter, EditorRequired] public required string Current { get; set; }

    /// <summary>Gives the code of the region chosen.</summary>
    [Parameter] public EventCallback<string> OnSelect { get; set; }

    private string CurrentName => Regions.FirstOrDefault(x => x.Code == Current)?.Name ?? Current;
}
