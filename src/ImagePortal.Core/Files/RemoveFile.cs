using ImagePortal.Core.Accounts;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Files;

/// <summary>Ends an upload and frees its room. An operation that waited for it is told.</summary>
public sealed class RemoveFile(PortalDatabase database, UploadLocks locks, StagingArea staging, OperationSignals signals)
{
    public async Task<Result> RunAsync(Caller caller, FileId id, CancellationToken cancellationToken)
    {
        using var held = locks.TryTake(id);
        if (held is null)
        {
            return FileErrors.Busy;
        }

        var removed = await PortalDatabase.RetryAsync(async () =>
        {
            await using var db = database.OpenFor(caller);
            return await RemoveAsync(db, caller, id, cancellationToken);
        });
        if (!removed.Ok)
        {
            return removed;
        }

        staging.Delete(caller.Account, id);
        await signals.ReleaseAsync(id.Value, cancellationToken);
        return Result.Done;
    }

    private static async Task<Result> RemoveAsync(PortalDbContext db, Caller caller, FileId id, CancellationToken cancellationToken)
    {
        var file = await db.Files.SingleOrDefaultAsync(x => x.Id == id && x.State != FileState.Removed, cancellationToken);
        if (file is null)
        {
            return db.Refused(caller, FileErrors.NotFound(id), id.Value);
        }

        // While it only waits for the upload, the operation may be told that none comes; once it reads, the bytes are its own.
        var text = id.Value;
        var reader = await db.Operations
            .Where(x => x.WaitsFor == null && (x.State == OperationState.Queued || x.State == OperationState.Running) && x.Input.Contains(text))
            .Select(x => (OperationId?)x.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (reader is { } operation)
        {
            return FileErrors.InUse(operation);
        }

        await FreeAsync(db, file, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }

    /// <summary>Marks the file removed and gives its room back, in a transaction that the caller saves.</summary>
    internal static async Task FreeAsync(PortalDbContext db, UploadedFile file, CancellationToken cancellationToken)
    {
        if (file.State == FileState.Removed)
        {
            return;
        }

        file.Remove();
        var usage = await db.StagingUsage.SingleOrDefaultAsync(x => x.Account == file.Account, cancellationToken);
        usage?.Free(file.Size);
    }
}
