using ImagePortal.Core.Copies;
using ImagePortal.Core.Regions;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Copies;

/// <summary>The other regions: how much each would take, and which rule forbids one (R16, R42, D1).</summary>
public sealed partial class CopyChoices
{
    [Parameter, EditorRequired] public required IReadOnlyList<CopyPlan> Plans { get; set; }

    [Parameter, EditorRequired] public required IReadOnlySet<RegionCode> Chosen { get; set; }

    /// <summary>How many images are copied to each.</summary>
    [Parameter, EditorRequired] public required int Images { get; set; }

    [Parameter] public EventCallback<RegionCode> OnChoose { get; set; }

    private static int ShareOf(CopyPlan plan) => (int)(plan.BytesToMove * 100 / Math.Max(1, plan.BytesTotal));

    private Task ChooseAsync(CopyPlan plan) => plan.Refusal is null ? OnChoose.InvokeAsync(plan.Destination) : Task.CompletedTask;
}
