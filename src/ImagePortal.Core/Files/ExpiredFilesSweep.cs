using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Files;

/// <summary>Removes files that nobody continued or imported, and the bytes of files that were removed while their deletion failed.</summary>
internal sealed class ExpiredFilesSweep(SystemDatabase database, StagingArea staging, OperationSignals signals, TimeProvider time) : ISweep
{
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = database.Open();
        var expired = await db.Files.Where(x => x.State != FileState.Removed && x.ExpiresAt < now).OrderBy(x => x.ExpiresAt).Take(100).ToListAsync(cancellationToken);
        foreach (var file in expired)
        {
            await RemoveFile.FreeAsync(db, file, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await signals.ReleaseAsync(file.Id.Value, cancellationToken);
        }

        // Rows of removed files stay only until their bytes are gone.
        var removed = await db.Files.Where(x => x.State == FileState.Removed).OrderBy(x => x.Id).Take(100).ToListAsync(cancellationToken);
        foreach (var file in removed)
        {
            staging.Delete(file.Account, file.Id);
            db.Files.Remove(file);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
