using System.Threading.RateLimiting;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Sharing;

/// <summary>Tells pasted texts apart (D10): accounts that can be shared with, and everything else with its reason.</summary>
public sealed class RecipientReader(AccountDirectory directory) : IDisposable
{
    public const int MaxEntries = 1000;
    private const int UnknownPerWindow = 30;
    private static readonly char[] Separators = [' ', ',', ';', '\t', '\r', '\n', '，', '；', '、'];

    private readonly PartitionedRateLimiter<AccountId> _unknown = PartitionedRateLimiter.Create<AccountId, AccountId>(caller =>
        RateLimitPartition.GetFixedWindowLimiter(
            caller, _ => new FixedWindowRateLimiterOptions { PermitLimit = UnknownPerWindow, Window = TimeSpan.FromMinutes(10), QueueLimit = 0 }));

    public void Dispose() => _unknown.Dispose();

    /// <summary>Entries in their order, each once. Refused as a whole when the caller has tried too many unknown accounts, or pastes too many.</summary>
    internal async Task<Result<IReadOnlyList<RecipientCheck>>> ReadAsync(
        PortalDbContext db, Caller caller, ImageId image, IEnumerable<string> texts, CancellationToken cancellationToken)
    {
        var entries = texts
            .SelectMany(x => x.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Distinct(StringComparer.Ordinal)
            .Take(MaxEntries + 1)
            .ToList();
        if (entries.Count > MaxEntries)
        {
            return ShareErrors.TooManyEntries(MaxEntries);
        }

        var ids = entries.Where(x => AccountId.TryParse(x, out _)).Select(x => new AccountId(x)).ToList();
        var known = new Known(
            await directory.FindAsync(ids, cancellationToken),
            await directory.FindRootsOfAsync(ids, cancellationToken),
            await db.Shares.Where(x => x.Image == image).Select(x => x.Recipient).ToHashSetAsync(cancellationToken),
            await directory.FindBlockingAsync(caller.Account, ids, cancellationToken));
        var checks = entries.ConvertAll(x => Check(x, caller, known));
        return ids.Count == 0 || MayLearn(caller, checks.Count(x => x.Refusal?.Code == "share.unknown")) ? checks : ShareErrors.TooManyUnknown;
    }

    /// <summary>
    /// Who asks for more unknown accounts than are left to him learns of none. When none are left he learns nothing of known ones either: the
    /// difference between the two answers would name them.
    /// </summary>
    private bool MayLearn(Caller caller, int unknown)
    {
        using var lease = _unknown.AttemptAcquire(caller.Account, Math.Min(unknown, UnknownPerWindow));
        return lease.IsAcquired && unknown <= UnknownPerWindow;
    }

    private static RecipientCheck Check(string text, Caller caller, Known known)
    {
        if (!AccountId.TryParse(text, out var id))
        {
            return new RecipientCheck(text, null, Misread(text));
        }

        var name = known.Names.GetValueOrDefault(id);
        Error? refusal = id switch
        {
            _ when id == caller.Account => ShareErrors.Own,
            _ when known.Shared.Contains(id) => ShareErrors.Already(id),
            _ when name is null && known.Roots.TryGetValue(id, out var root) => ShareErrors.SubAccount(text, root),
            _ when name is null => ShareErrors.Unknown(text),
            _ when known.Blocking.Contains(id) => ShareErrors.Blocked(id),
            _ => null,
        };
        return new RecipientCheck(text, name, refusal);
    }

    private static Error Misread(string text) => text switch
    {
        _ when text.Contains('@', StringComparison.Ordinal) => ShareErrors.Mail(text),
        { Length: 10 } when text.All(char.IsAsciiDigit) => ShareErrors.AppId(text),
        _ => ShareErrors.Malformed(text.Length > 40 ? text[..40] + "…" : text),
    };

    private sealed record Known(
        IReadOnlyDictionary<AccountId, string> Names,
        IReadOnlyDictionary<AccountId, AccountId> Roots,
        IReadOnlySet<AccountId> Shared,
        IReadOnlySet<AccountId> Blocking);
}
