using ImagePortal.Core.Regions;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Tickets;

/// <summary>Regions to tick.</summary>
public sealed partial class RegionChecks
{
    [Parameter, EditorRequired] public required string Legend { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<RegionView> Regions { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<RegionCode> Chosen { get; set; }

    /// <summary>A box for all regions, which is what an empty choice means then; null for no such box.</summary>
    [Parameter] public string? AllText { get; set; }

    [Parameter] public EventCallback<IReadOnlyList<RegionCode>> ChosenChanged { get; set; }

    private Task ToggleAsync(RegionCode region) =>
        ChosenChanged.InvokeAsync([.. Regions.Select(x => x.Code).Where(x => Chosen.Contains(x) != (x == region))]);

    // Ticked, it means no list; unticked, all of the list is ticked to begin with.
    private Task ChooseAllAsync() => ChosenChanged.InvokeAsync(Chosen.Count == 0 ? [.. Regions.Select(x => x.Code)] : []);
}
