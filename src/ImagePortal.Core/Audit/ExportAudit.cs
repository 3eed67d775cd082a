using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Audit;

/// <summary>All lines of the audit that a query finds, one after the other, however many there are. That somebody took them is a line too.</summary>
public sealed class ExportAudit(AuditReader reader, PortalDatabase database, TimeProvider time)
{
    public async Task<Result> RunAsync(Caller caller, AuditQuery query, Func<AuditRow, Task> write, CancellationToken cancellationToken)
    {
        var opened = await reader.OpenAsync(caller, query, cancellationToken);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        await using (var own = database.OpenFor(caller))
        {
            own.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), "audit.exported", query.Everywhere ? "all accounts" : caller.Account.Value));
            await own.SaveChangesAsync(cancellationToken);
        }

        await using var db = opened.Value;
        await foreach (var row in AuditReader.Find(db, query).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            await write(row);
        }

        return Result.Done;
    }
}
