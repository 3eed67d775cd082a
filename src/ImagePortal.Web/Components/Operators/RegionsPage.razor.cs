using ImagePortal.Core;
using ImagePortal.Core.Regions;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Operators;

/// <summary>The regions in their order.</summary>
public sealed partial class RegionsPage
{
    private IReadOnlyList<RegionView>? _regions;
    private Error? _refusal;

    [Inject] public required ListRegions ListRegions { get; init; }
    [Inject] public required MoveRegion MoveRegion { get; init; }

    private static bool HasStorePage => KnownPages.Has("admin/stores/{Code}");

    protected override async Task LoadAsync(CancellationToken cancellationToken) => _regions = await ListRegions.RunAsync(cancellationToken);

    private static string CopiesOf(RegionView region) => (region.CanBeCopySource, region.CanBeCopyDestination) switch
    {
        (true, true) => "From and to here",
        (true, false) => "From here only",
        (false, true) => "To here only",
        _ => "None",
    };

    private async Task MoveAsync(RegionView region, int place, bool up)
    {
        if (place != (up ? 0 : _regions!.Count - 1))
        {
            _refusal = (await MoveRegion.RunAsync(Caller, region.Code, up, Gone)).Error;
            await LoadAsync(Gone);
        }
    }
}
