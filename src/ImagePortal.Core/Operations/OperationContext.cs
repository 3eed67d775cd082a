using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Operations;

/// <summary>A claimed operation as its handler sees it. All writes are fenced: a runner that lost its lease changes nothing.</summary>
public sealed class OperationContext
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly SystemDatabase _database;
    private readonly LiveChanges _changes;
    private readonly TimeProvider _time;
    private readonly int _fence;
    private long _lastReport;
    private Task _lastWrite = Task.CompletedTask;

    internal OperationContext(Operation operation, SystemDatabase database, LiveChanges changes, TimeProvider time)
    {
        (Id, Account, Region, Subject, Input) = (operation.Id, operation.Account, operation.Region, operation.Subject, operation.Input);
        (_fence, _database, _changes, _time) = (operation.Fence, database, changes, time);
    }

    public OperationId Id { get; }

    public AccountId Account { get; }

    public RegionCode Region { get; }

    public string Subject { get; }

    public string Input { get; }

    /// <summary>Begins a stage and says so in the log.</summary>
    public async Task EnterAsync(OperationStage stage, string message, CancellationToken cancellationToken)
    {
        await SettleAsync();
        await using var db = _database.Open();
        await Held(db)
            .ExecuteUpdateAsync(x => x.SetProperty(o => o.Stage, stage).SetProperty(o => o.BytesDone, 0L).SetProperty(o => o.BytesTotal, 0L), cancellationToken);
        await LogAsync(message, cancellationToken);
    }

    public async Task LogAsync(string message, CancellationToken cancellationToken)
    {
        await using var db = _database.Open();
        if (await Held(db).AnyAsync(cancellationToken))
        {
            db.OperationLog.Add(new OperationLogEntry(Id, Account, _time.GetUtcNow(), message));
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>Bytes done of the stage. Written at most once a second, in the background; what falls between is left out.</summary>
    public void Report(long bytesDone, long bytesTotal)
    {
        lock (_gate)
        {
            var due = _lastReport == 0 || _time.GetElapsedTime(_lastReport) >= ProgressInterval;
            if (!due || !_lastWrite.IsCompleted)
            {
                return;
            }

            _lastReport = _time.GetTimestamp();
            _lastWrite = Task.Run(() => WriteProgressAsync(bytesDone, bytesTotal));
        }
    }

    /// <summary>Waits for a progress write that is still under way, so that none can come after the end.</summary>
    internal Task SettleAsync()
    {
        lock (_gate)
        {
            return _lastWrite;
        }
    }

    private IQueryable<Operation> Held(PortalDbContext db) => db.Operations.Where(x => x.Id == Id && x.Fence == _fence && x.State == OperationState.Running);

    private async Task WriteProgressAsync(long bytesDone, long bytesTotal)
    {
        try
        {
            await using var db = _database.Open();
            await Held(db)
                .ExecuteUpdateAsync(x => x.SetProperty(o => o.BytesDone, bytesDone).SetProperty(o => o.BytesTotal, bytesTotal));
            _changes.Publish(Account);
        }
        catch (Exception fault) when (fault is System.Data.Common.DbException or InvalidOperationException)
        {
            // Progress is a courtesy: the next report writes it, and a database that is really gone stops the heartbeat.
        }
    }
}
