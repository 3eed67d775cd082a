using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Imports;

/// <summary>Above the import page: that no place or no operation of the day is left (R13, R14), before anything is filled in.</summary>
public sealed partial class RoomNote
{
    private ImageCounts? _counts;
    private int _recycled;

    [Inject] public required CountImages CountImages { get; init; }
    [Inject] public required ListRecycled ListRecycled { get; init; }
    [Inject] public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired] public required RegionView Region { get; set; }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        _counts = (await CountImages.RunAsync(Caller, Region.Code, cancellationToken)).Value;
        _recycled = _counts is { } counts && counts.PlacesUsed >= counts.PlacesLimit
            ? (await ListRecycled.RunAsync(Caller, Region.Code, cancellationToken)).Count
            : 0;
    }
}
