using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Images.Detail;

/// <summary>Who did what to an image, and when.</summary>
public sealed partial class HistoryPart
{
    [Parameter, EditorRequired] public required ImageHistory History { get; set; }

    [Parameter, EditorRequired] public required Func<RegionCode, string> NameOf { get; set; }

    [Parameter] public EventCallback OnMore { get; set; }
}
