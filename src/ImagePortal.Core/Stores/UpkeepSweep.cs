using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Stores;

/// <summary>Starts what is due, one after another: imports and copies are to have the machine's workers. It touches no store itself.</summary>
internal sealed class UpkeepSweep(SystemDatabase database, UpkeepStarter starter, IOptionsMonitor<UpkeepOptions> options, TimeProvider time) : ISweep
{
    // Not with the first breath of a new region or a new portal, and soon enough to mark the store as this database's.
    private static readonly TimeSpan FirstCollection = TimeSpan.FromMinutes(10);

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        await AddNewRegionsAsync(db, cancellationToken);
        if (await db.StoreUpkeep.AnyAsync(x => x.Running != null, cancellationToken))
        {
            return;
        }

        var now = time.GetUtcNow();
        var due = await db.StoreUpkeep.AsNoTracking().Where(x => x.DueAt <= now).OrderBy(x => x.DueAt).ToListAsync(cancellationToken);
        if (due.Find(x => options.CurrentValue.IntervalOf(x.Kind) is not null) is { } first && await FindOperatorAsync(db, cancellationToken) is { } caller)
        {
            await starter.StartAsync(caller, first.Region, first.Kind, isByPortal: true, cancellationToken);
        }
    }

    private async Task AddNewRegionsAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        var known = await db.StoreUpkeep.Select(x => x.Region).Distinct().ToListAsync(cancellationToken);
        var added = await db.Regions.Where(x => !known.Contains(x.Code)).Select(x => x.Code).ToListAsync(cancellationToken);
        if (added.Count == 0)
        {
            return;
        }

        var now = time.GetUtcNow();
        foreach (var region in added)
        {
            db.StoreUpkeep.Add(new StoreUpkeep(region, UpkeepKind.Collection, now + FirstCollection));
            db.StoreUpkeep.Add(new StoreUpkeep(region, UpkeepKind.Verification, now + (options.CurrentValue.IntervalOf(UpkeepKind.Verification) ?? TimeSpan.Zero)));
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException other) when (UniqueViolation.Is(other))
        {
            // Another node was first.
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Whose operations the portal's own are: the operator's who is there longest.</summary>
    private static async Task<Caller?> FindOperatorAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        var found = await db.Users.Where(x => x.IsOperator).OrderBy(x => x.Account).ThenBy(x => x.Id).FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : new Caller(found.Account, found.Id, found.Email!, IsOperator: true);
    }
}
