using ImagePortal.Core.Regions;
using ImagePortal.Core.Tickets;
using ImagePortal.Web.Components.Regions;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Tickets;

/// <summary>Above the import page: whether the account may import here, and the way to it (R92). Opens without a reload when an operator approves.</summary>
public sealed partial class ImportGate
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(7);

    private ImportStanding? _standing;

    [Inject] public required GetImportStanding GetImportStanding { get; init; }
    [Inject] public required RegionChoice Regions { get; init; }
    [Inject] public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired] public required RegionView Region { get; set; }

    private ImportDoor? Door => ImportDoor.Of(_standing!, Regions.Latest(Region), Regions.Regions, Time.GetUtcNow());

    private DateTimeOffset? EndsSoon => _standing!.Permission.Until is { } end && end - Time.GetUtcNow() < Soon ? end : null;

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await Regions.LoadAsync(cancellationToken);
        _standing = await GetImportStanding.RunAsync(Caller, cancellationToken);
    }
}
