using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Stores;

/// <summary>One region's store with the accounts that take most of it, for operators.</summary>
public sealed class GetRegionStore(Refusals refusals, SystemDatabase database, RegionStoreReader reader)
{
    private const int LargestAccounts = 5;
    private const int MostLost = 20;

    public async Task<Result<RegionStore>> RunAsync(Caller caller, RegionCode region, CancellationToken cancellationToken)
    {
        if (!caller.IsOperator)
        {
            return refusals.Noted(StoreErrors.OperatorsOnly, caller, region.Value);
        }

        await using var db = database.Open();
        if ((await reader.ReadAsync(db, region, cancellationToken)).SingleOrDefault() is not { } found)
        {
            return RegionErrors.NotFound(region);
        }

        var lost = found.Verification.Report?.ImagesLost ?? [];
        return found with
        {
            Largest = await ListLargestAsync(db, region, cancellationToken),
            Lost = await db.Images
                .Where(x => x.Region == region && lost.Contains(x.Digest))
                .OrderBy(x => x.Id)
                .Take(MostLost)
                .Select(x => new LostImage(x.Id, x.Name, x.Owner))
                .ToListAsync(cancellationToken),
        };
    }

    private static async Task<IReadOnlyList<AccountStoreUse>> ListLargestAsync(PortalDbContext db, RegionCode region, CancellationToken cancellationToken)
    {
        var uses = await db.Images
            .Where(x => x.Region == region && x.Kind == ImageKind.Custom && x.Digest != null)
            .GroupBy(x => x.Owner)
            .Select(x => new { Account = x.Key, Images = x.Count(), Virtual = x.Sum(i => i.VirtualSize ?? 0), Stored = x.Sum(i => i.StoredSize ?? 0) })
            .OrderByDescending(x => x.Stored)
            .ThenBy(x => x.Account)
            .Take(LargestAccounts)
            .ToListAsync(cancellationToken);
        var accounts = uses.ConvertAll(x => x.Account);
        var names = await db.Accounts.Where(x => accounts.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Name, cancellationToken);
        return [.. uses.Select(x => new AccountStoreUse(x.Account, names.GetValueOrDefault(x.Account, ""), x.Images, x.Virtual, x.Stored))];
    }
}
