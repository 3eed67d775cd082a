using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Images;

/// <summary>The limits that hold for an account: what an operator set for it, and the portal's defaults for the rest.</summary>
public sealed class AccountLimits(IOptionsMonitor<LimitOptions> defaults)
{
    internal LimitOptions Defaults => defaults.CurrentValue;

    internal async Task<LimitOptions> OfAsync(PortalDbContext db, AccountId id, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.AsNoTracking()
            .Where(x => x.Id == id)
            .Select(x => new { x.ImagesPerRegion, x.OperationsPerDay, x.SharesPerImage })
            .SingleAsync(cancellationToken);
        return Defaults with
        {
            ImagesPerRegion = account.ImagesPerRegion ?? Defaults.ImagesPerRegion,
            OperationsPerDay = account.OperationsPerDay ?? Defaults.OperationsPerDay,
            SharesPerImage = account.SharesPerImage ?? Defaults.SharesPerImage,
        };
    }
}
