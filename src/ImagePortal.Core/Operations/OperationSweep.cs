namespace ImagePortal.Core.Operations;

/// <summary>Hints again at every operation that is due and that no one holds, so that a crash or a lost queue loses nothing.</summary>
internal sealed class OperationSweep(OperationLease leases, OperationHints hints, Persistence.EmbeddedLock embedded) : ISweep
{
    private bool _freed;

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        if (!_freed && embedded.IsHeld)
        {
            await leases.FreeAllAsync(cancellationToken);
        }

        _freed = true;
        foreach (var (id, kind) in await leases.FindDueAsync(cancellationToken))
        {
            hints.HintOnce(id, kind);
        }
    }
}
