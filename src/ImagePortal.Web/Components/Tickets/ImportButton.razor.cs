using ImagePortal.Core.Regions;
using ImagePortal.Core.Tickets;
using ImagePortal.Web.Components.Regions;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Tickets;

/// <summary>The import button; without the permission it leads to the application, and says where that stands (R92, R93).</summary>
public sealed partial class ImportButton
{
    private ImportStanding? _standing;

    [Inject] public required GetImportStanding GetImportStanding { get; init; }
    [Inject] public required RegionChoice Regions { get; init; }
    [Inject] public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired] public required RegionView Region { get; set; }

    /// <summary>One button only, without its key.</summary>
    [Parameter] public bool Narrow { get; set; }

    private ImportDoor? Door => ImportDoor.Of(_standing!, Regions.Latest(Region), Regions.Regions, Time.GetUtcNow());

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await Regions.LoadAsync(cancellationToken);
        _standing = await GetImportStanding.RunAsync(Caller, cancellationToken);
    }
}
