using ImagePortal.Core.Accounts;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Images;

/// <summary>Tells the caller, once each time it comes to that, that few places are left in a region (R13).</summary>
public sealed class QuotaNews(Notifier notifier, TimeProvider time)
{
    private const int NearlyPercent = 80;

    /// <summary>Called with the place just taken, in the transaction that takes it.</summary>
    internal void Add(PortalDbContext db, Caller caller, Region region, int used, int limit)
    {
        if (used == NearlyUsed(limit))
        {
            var notice = new QuotaNotice(region.Code.Value, region.Name, region.TimeZone, used, limit, time.GetUtcNow());
            var title = $"{limit - used} of {limit} places are left in {region.Name}";
            notifier.Add(db, caller.Account, caller.Member, NoticeKind.QuotaNearlyUsed, title, $"/images/{region.Code}?tab=custom", notice);
        }
    }

    /// <summary>The number of used places that is worth a word: four fifths, rounded up.</summary>
    internal static int NearlyUsed(int limit) => (limit * NearlyPercent + 99) / 100;
}
