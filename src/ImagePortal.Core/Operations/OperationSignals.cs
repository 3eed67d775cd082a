using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Operations;

/// <summary>For what operations wait for, such as an upload: how far it is, and that it is there.</summary>
public sealed class OperationSignals(SystemDatabase database, OperationHints hints, LiveChanges changes, TimeProvider time)
{
    /// <summary>Shows the progress of what is waited for as the operation's own.</summary>
    public async Task ReportAsync(string key, long bytesDone, long bytesTotal, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var waiting = await db.Operations.Where(x => x.WaitsFor == key).Select(x => x.Account).ToListAsync(cancellationToken);
        if (waiting.Count > 0)
        {
            await db.Operations
                .Where(x => x.WaitsFor == key)
                .ExecuteUpdateAsync(x => x.SetProperty(o => o.BytesDone, bytesDone).SetProperty(o => o.BytesTotal, bytesTotal), cancellationToken);
            waiting.ForEach(changes.Publish);
        }
    }

    /// <summary>What was waited for has come, or never will: the handler finds out which. Safe to call twice.</summary>
    public async Task ReleaseAsync(string key, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = database.Open();
        var waiting = await db.Operations.Where(x => x.WaitsFor == key).Select(x => x.Id).ToListAsync(cancellationToken);
        await db.Operations
            .Where(x => x.WaitsFor == key)
            .ExecuteUpdateAsync(
                x => x.SetProperty(o => o.WaitsFor, (string?)null).SetProperty(o => o.DueAt, now).SetProperty(o => o.Version, Guid.NewGuid()),
                cancellationToken);
        waiting.ForEach(hints.Hint);
    }
}
