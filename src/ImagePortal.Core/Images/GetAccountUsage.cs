using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Images;

/// <summary>What an account uses of its limits, for operators.</summary>
public sealed class GetAccountUsage(OperatorDatabase database, AccountLimits limits, TimeProvider time)
{
    public async Task<Result<AccountUsage>> RunAsync(Caller caller, AccountId account, CancellationToken cancellationToken)
    {
        var opened = await database.OpenForAsync(caller, cancellationToken);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        await using var db = opened.Value;
        if (!await db.Accounts.AnyAsync(x => x.Id == account, cancellationToken))
        {
            return AccountErrors.Unknown(account);
        }

        var now = time.GetUtcNow();
        var usage = await db.RegionUsage.AsNoTracking().Where(x => x.Account == account).ToDictionaryAsync(x => x.Region, cancellationToken);
        var regions = await db.Regions.AsNoTracking().OrderBy(x => x.Position).ToListAsync(cancellationToken);
        var held = await limits.OfAsync(db, account, cancellationToken);
        return new AccountUsage(NumbersOf(limits.Defaults), NumbersOf(held), regions.ConvertAll(region =>
        {
            var (today, resetsAt) = region.DayOf(now);
            var used = usage.GetValueOrDefault(region.Code);
            return new AccountRegionUsage(region.Code, region.Name, used?.Places ?? 0, used?.UsedOn(today) ?? 0, resetsAt);
        }));
    }

    private static LimitOverrides NumbersOf(LimitOptions limits) => new(limits.ImagesPerRegion, limits.OperationsPerDay, limits.SharesPerImage);
}
