using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Sharing;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Images.Detail;

/// <summary>What an image is, where it came from and what it costs; for its recipient also who shared it (R33).</summary>
public sealed partial class OverviewPart
{
    [Parameter, EditorRequired] public required ImageDetail Detail { get; set; }

    /// <summary>What images cost in the region besides (R27).</summary>
    [Parameter] public IReadOnlyList<RegionPrice> Prices { get; set; } = [];

    /// <summary>Null for own images, and for those of the operator.</summary>
    [Parameter] public ReceivedShare? Received { get; set; }

    /// <summary>Of the part with the check report.</summary>
    [Parameter, EditorRequired] public required string ReportAddress { get; set; }

    [Parameter] public EventCallback<ImageCommand> OnCommand { get; set; }
}
