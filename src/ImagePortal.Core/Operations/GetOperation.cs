using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Operations;

/// <summary>One operation of the caller, with its log.</summary>
public sealed class GetOperation(PortalDatabase database)
{
    private const int MaxLogLines = 500;

    public async Task<Result<OperationDetail>> RunAsync(Caller caller, OperationId id, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var view = await OperationView.Of(db.Operations.Where(x => x.Id == id)).SingleOrDefaultAsync(cancellationToken);
        if (view is null)
        {
            return db.Refused(caller, OperationErrors.NotFound(id), id.Value);
        }

        var log = await db.OperationLog
            .Where(x => x.Operation == id)
            .OrderBy(x => x.Id)
            .Take(MaxLogLines)
            .Select(x => new OperationLogLine(x.At, x.Text))
            .ToListAsync(cancellationToken);
        return new OperationDetail(view, log);
    }
}
