using Hangfire;

namespace ImagePortal.Core.Operations;

/// <summary>Advances one operation (R99). May run twice at once: the claim lets one through.</summary>
public sealed class AdvanceOperationJob(OperationRunner runner, OperationHints hints)
{
    // The operation has its own retries; a second mechanism would only hide them.
    [AutomaticRetry(Attempts = 0)]
    public Task RunAsync(string id, CancellationToken cancellationToken)
    {
        var operation = new OperationId(id);
        hints.Taken(operation);
        return runner.RunAsync(operation, cancellationToken);
    }
}
