using System.Threading.RateLimiting;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Sharing;

/// <summary>Tells pasted texts apart (D10): accounts that can be shared with, and everything else with its reason.</summary>
public sealed class RecipientReader(AccountDirectory directory) : IDisposable
{
    private const int MaxEntries = 200;
    private const int UnknownPerWindow = 30;
    private static readonly char[] Separators = [' ', ',', ';', '\t', '\r', '\n', '，', '；', '、'];

    private readonly PartitionedRateLimiter<AccountId> _unknown = PartitionedRateLimiter.Create<AccountId, AccountId>(caller =>
        RateLimitPartition.GetFixedWindowLimiter(
            caller, _ => new FixedWindowRateLimiterOptions { PermitLimit = UnknownPerWindow, Window = TimeSpan.FromMinutes(10), QueueLimit = 0 }));

    public void Dispose() => _unknown.Dispose();

    /// <summary>Entries in their order, each once. Refused as a whole when the caller has tried too many unknown accounts.</summary>
    internal async Task<Result<IReadOnlyList<RecipientCheck>>> ReadAsync(
        PortalDbContext db, Caller caller, ImageId image, IEnumerable<string> texts, CancellationToken cancellationToken)
    {
        var entries = texts
            .SelectMany(x => x.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Distinct(StringComparer.Ordinal)
            .Take(MaxEntries)
            .ToList();
        var ids = entries.Where(x => AccountId.TryParse(x, out _)).Select(x => new AccountId(x)).ToList();
        var names = await directory.FindAsync(ids, cancellationToken);
        var shared = await db.Shares.Where(x => x.Image == image).Select(x => x.Recipient).ToListAsync(cancellationToken);
        var blocked = await directory.FindBlockingAsync(caller.Account, ids, cancellationToken);
        var checks = entries.ConvertAll(x => Check(x, caller, names, shared, blocked));

        var unknown = checks.Count(x => x.Refusal?.Code == "share.unknown");
        using var lease = unknown > 0 ? _unknown.AttemptAcquire(caller.Account, Math.Min(unknown, UnknownPerWindow)) : null;
        return lease is { IsAcquired: false } ? ShareErrors.TooManyUnknown : checks;
    }

    private static RecipientCheck Check(
        string text, Caller caller, IReadOnlyDictionary<AccountId, string> names, List<AccountId> shared, IReadOnlySet<AccountId> blocked)
    {
        if (!AccountId.TryParse(text, out var id))
        {
            return new RecipientCheck(text, null, Misread(text));
        }

        var name = names.GetValueOrDefault(id);
        Error? refusal = id switch
        {
            _ when id == caller.Account => ShareErrors.Own,
            _ when shared.Contains(id) => ShareErrors.Already(id),
            _ when name is null => ShareErrors.Unknown(text),
            _ when blocked.Contains(id) => ShareErrors.Blocked(id),
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
}
