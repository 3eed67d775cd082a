using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Operations;

/// <summary>The caller's operations in all regions, newest first.</summary>
public sealed class ListOperations(PortalDatabase database)
{
    public async Task<OperationPage> RunAsync(Caller caller, int skip, int take, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var own = db.Operations.Where(x => x.Account == caller.Account);
        var items = await OperationView.Of(own.OrderByDescending(x => x.CreatedAt).ThenBy(x => x.Id).Skip(skip).Take(Math.Clamp(take, 1, 100)))
            .ToListAsync(cancellationToken);
        var total = await own.CountAsync(cancellationToken);
        var running = await own.CountAsync(x => x.State == OperationState.Running || x.State == OperationState.Queued, cancellationToken);
        return new OperationPage(items, total, running);
    }
}
