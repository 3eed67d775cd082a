using ImagePortal.Core.Images;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Images.Detail;

/// <summary>The verdict on an image's disk.</summary>
public sealed partial class ReportPart
{
    [Parameter, EditorRequired] public required ImageDetail Detail { get; set; }

    /// <summary>The region whose profile was asked.</summary>
    [Parameter] public string? RegionName { get; set; }

    /// <summary>Nobody was held up by the verdict: it only says what an import would meet.</summary>
    private bool IsOpinion => Detail.IsFromInstance || Detail is { Report.Accepted: false, Image.State: ImageState.Available };
}
