using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Regions;

/// <summary>Adds a region at the end of the list. Every node has it at once: regions are rows.</summary>
public sealed class AddRegion(OperatorDatabase database, TimeProvider time)
{
    public async Task<Result> RunAsync(Caller caller, string code, RegionSettings settings, CancellationToken cancellationToken)
    {
        var opened = await database.OpenForAsync(caller, cancellationToken);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        await using var db = opened.Value;
        if (!RegionCode.TryParse(code.Trim(), out var valid))
        {
            return RegionErrors.BadCode;
        }

        var last = await db.Regions.MaxAsync(x => (int?)x.Position, cancellationToken) ?? -1;
        var region = new Region(valid, settings.Name, last + 1, settings.TimeZone);
        var changed = region.Change(settings);
        if (!changed.Ok)
        {
            return changed;
        }

        db.Regions.Add(region);
        db.Audit.Add(AuditEntry.By(caller, time.GetUtcNow(), "region.added", valid.Value, after: settings.ToString()));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException known) when (UniqueViolation.Is(known))
        {
            return RegionErrors.Known(valid);
        }

        return Result.Done;
    }
}
