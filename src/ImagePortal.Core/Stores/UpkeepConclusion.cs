using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Stores;

/// <summary>What the end of upkeep changes: what was found is kept, and the next one is due in its time.</summary>
internal sealed class UpkeepConclusion(IOptionsMonitor<UpkeepOptions> options, TimeProvider time)
{
    // What failed is tried again before its usual time, and not at once: it has been tried several times already.
    private static readonly TimeSpan AfterFailure = TimeSpan.FromHours(1);

    internal async Task RunAsync(PortalDbContext db, Operation operation, UpkeepKind kind, UpkeepOutcome? outcome, CancellationToken cancellationToken)
    {
        var upkeep = await db.StoreUpkeep.SingleAsync(x => x.Region == operation.Region && x.Kind == kind, cancellationToken);
        var interval = options.CurrentValue.IntervalOf(kind) ?? TimeSpan.Zero;
        upkeep.End(operation.Id, outcome?.Report, time.GetUtcNow() + (operation.State == OperationState.Failed ? AfterFailure : interval));
    }
}
