using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ImagePortal.Core.Audit;

/// <summary>Signs each entry as it is saved, and keeps the record append-only.</summary>
internal sealed class AuditSigner(AuditKey key) : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Sign(eventData.Context!);
        return base.SavingChanges(eventData, result);
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Sign(eventData.Context!);
        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    private void Sign(DbContext db)
    {
        foreach (var change in db.ChangeTracker.Entries().Where(x => x.Entity is AuditEntry or AuditSeal))
        {
            if (change.State is EntityState.Modified or EntityState.Deleted)
            {
                throw new InvalidOperationException("The audit is only ever added to.");
            }

            if (change is { State: EntityState.Added, Entity: AuditEntry entry })
            {
                entry.Sign(key.Sign(entry));
            }
        }
    }
}
