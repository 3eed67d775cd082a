using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Persistence;

/// <summary>Brings the database to this version's model.</summary>
public sealed class DatabaseMigrator(SystemDatabase database)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        if (db.Database.IsSqlite())
        {
            // Readers never wait for the one writer; the file remembers it.
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellationToken);
        }

        await db.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>Whether the database answers and has every migration.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        return await db.Database.CanConnectAsync(cancellationToken) && !(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any();
    }
}
