using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Sharing;

/// <summary>
/// Accounts that an image could be shared with: only those that the caller's account has shared with before, by whichever member, so that nobody learns of
/// others. The last one first.
/// </summary>
public sealed class SuggestRecipients(PortalDatabase database, AccountDirectory directory)
{
    public const int Most = 6;

    // Lines of the account's record that are looked through for shares that have ended.
    private const int LinesBack = 2000;

    public async Task<Result<IReadOnlyList<KnownRecipient>>> RunAsync(Caller caller, ImageId id, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var owned = await OwnedImage.FindAsync(db, caller, id, cancellationToken);
        if (!owned.Ok)
        {
            return owned.Error;
        }

        var images = await CountSharedAsync(db, caller, cancellationToken);
        var here = await db.Shares.Where(x => x.Image == id).Select(x => x.Recipient).ToHashSetAsync(cancellationToken);
        var known = (await FindSharedOnceAsync(db, caller, cancellationToken)).Concat(images.Keys).Distinct().Where(x => !here.Contains(x)).ToList();
        var names = await directory.FindAsync(known, cancellationToken);
        var blocking = await directory.FindBlockingAsync(caller.Account, known, cancellationToken);
        return known.Where(x => names.ContainsKey(x) && !blocking.Contains(x))
            .Take(Most)
            .Select(x => new KnownRecipient(x, names[x], images.GetValueOrDefault(x)))
            .ToList();
    }

    /// <summary>By the caller's images, which an index finds.</summary>
    private static Task<Dictionary<AccountId, int>> CountSharedAsync(PortalDbContext db, Caller caller, CancellationToken cancellationToken) =>
        db.Images.Where(x => x.Owner == caller.Account)
            .Join(db.Shares, x => x.Id, x => x.Image, (_, share) => share.Recipient)
            .GroupBy(x => x)
            .Select(x => new { Recipient = x.Key, Images = x.Count() })
            .ToDictionaryAsync(x => x.Recipient, x => x.Images, cancellationToken);

    private static async Task<IEnumerable<AccountId>> FindSharedOnceAsync(PortalDbContext db, Caller caller, CancellationToken cancellationToken)
    {
        var recipients = await db.Audit
            .Where(x => x.Account == caller.Account)
            .OrderByDescending(x => x.Id)
            .Take(LinesBack)
            .Where(x => x.Action == ShareImage.Action)
            .OrderByDescending(x => x.Id)
            .Select(x => x.After!)
            .ToListAsync(cancellationToken);
        return recipients.Distinct().Select(x => new AccountId(x));
    }
}
