using ImagePortal.Core.Instances;
using ImagePortal.Core.Regions;
using ImagePortal.Web.Components.Regions;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Instances;

/// <summary>The instances of a region, live.</summary>
public sealed partial class InstancesPage
{
    private RegionView? _region;
    private InstancePage? _page;
    private string? _loaded;
    private bool _missing;

    [Inject] public required RegionChoice Regions { get; init; }
    [Inject] public required ListInstances ListInstances { get; init; }
    [Inject] public required InstanceCommands Commands { get; init; }

    [Parameter] public required string Code { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        // The first load is the base's; later ones follow the address.
        if (_loaded is not null && _loaded != Code)
        {
            await LoadAsync(Gone);
        }
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        _loaded = Code;
        _region = await Regions.EnterAsync(Code, cancellationToken);
        _missing = _region is null;
        _page = _region is null ? null : (await ListInstances.RunAsync(Caller, new InstanceQuery(_region.Code), cancellationToken)).Value;
    }
}
