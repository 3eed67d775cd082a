using System.Collections.Concurrent;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Accounts.Keys;

/// <summary>
/// Finds the key that a request names, and remembers when each was last used. Decrypting and joining is done once a key and version; each request
/// only asks the database whether the version still stands, so that disabling or deleting a key counts at once on every node.
/// </summary>
public sealed class ApiKeyRing(SystemDatabase database, ApiKeySecrets secrets, TimeProvider time)
{
    private static readonly TimeSpan NoteEvery = TimeSpan.FromMinutes(1);
    private const int MaxRemembered = 10_000;

    // One a ring: it is good for one kind of database.
    private readonly Func<PortalDbContext, SecretId, Task<Guid?>> _versionOf = EF.CompileAsyncQuery(
        (PortalDbContext db, SecretId id) => db.ApiKeys.Where(x => x.Id == id).Select(x => (Guid?)x.Version).FirstOrDefault());

    private readonly ConcurrentDictionary<SecretId, Remembered> _remembered = new();

    /// <returns>Null for a key that does not exist, or no longer.</returns>
    public async Task<KnownApiKey?> FindAsync(SecretId id, CancellationToken cancellationToken)
    {
        await using var db = database.Open();
        var version = await _versionOf(db, id);
        if (version is null)
        {
            _remembered.TryRemove(id, out _);
            return null;
        }

        if (_remembered.TryGetValue(id, out var known) && known.Version == version)
        {
            return known.Key;
        }

        var row = await (
            from key in db.ApiKeys
            join member in db.Users on key.Member equals member.Id
            where key.Id == id
            select new { key.ProtectedSecret, Enabled = key.Enabled && member.DisabledAt == null, key.Version, member.Id, key.Account, member.Email, member.IsOperator })
            .SingleOrDefaultAsync(cancellationToken);
        if (row is null || secrets.Unprotect(row.ProtectedSecret) is not { } secret)
        {
            return null;
        }

        if (_remembered.Count >= MaxRemembered)
        {
            _remembered.Clear();
        }

        var found = new KnownApiKey(id, secret, row.Enabled, new Caller(row.Account, row.Id, row.Email ?? "", row.IsOperator));
        _remembered[id] = new Remembered(found, row.Version);
        return found;
    }

    /// <summary>Keeps when and from where the key was used; at most once a minute and node, so that reads stay reads.</summary>
    public async Task NoteUseAsync(KnownApiKey key, string from, CancellationToken cancellationToken)
    {
        if (!_remembered.TryGetValue(key.Id, out var known) || !known.IsDue(time.GetTimestamp(), time, NoteEvery))
        {
            return;
        }

        var (id, now, place) = (key.Id, time.GetUtcNow(), from.Length > ApiKey.MaxFromLength ? from[..ApiKey.MaxFromLength] : from);
        await using var db = database.Open();
        await db.ApiKeys.Where(x => x.Id == id).ExecuteUpdateAsync(
            x => x.SetProperty(k => k.LastUsedAt, now).SetProperty(k => k.LastUsedFrom, place), cancellationToken);
    }

    private sealed class Remembered(KnownApiKey key, Guid version)
    {
        private long _notedAt = long.MinValue;

        internal KnownApiKey Key { get; } = key;

        internal Guid Version { get; } = version;

        /// <summary>True for one request of many that come at once.</summary>
        internal bool IsDue(long now, TimeProvider time, TimeSpan every)
        {
            var noted = Volatile.Read(ref _notedAt);
            return (noted == long.MinValue || time.GetElapsedTime(noted, now) >= every) && Interlocked.CompareExchange(ref _notedAt, now, noted) == noted;
        }
    }
}
