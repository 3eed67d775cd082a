using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Operations;

/// <summary>Asks an operation to stop. Its runner writes the end, within a second or two.</summary>
public sealed class CancelOperation(PortalDatabase database, OperationHints hints, TimeProvider time)
{
    public async Task<Result> RunAsync(Caller caller, OperationId id, CancellationToken cancellationToken)
    {
        var asked = await PortalDatabase.RetryAsync(() => AskAsync(caller, id, cancellationToken));
        if (asked.Ok)
        {
            hints.Hint(id);
        }

        return asked;
    }

    private async Task<Result> AskAsync(Caller caller, OperationId id, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var operation = await db.Operations.SingleOrDefaultAsync(x => x.Id == id, cancellationToken);
        if (operation is null)
        {
            return db.Refused(caller, OperationErrors.NotFound(id), id.Value);
        }

        var asked = operation.RequestCancel(time.GetUtcNow());
        if (asked.Ok)
        {
            db.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), "operation.cancel", id.Value));
            await db.SaveChangesAsync(cancellationToken);
        }

        return asked;
    }
}
