using System.Collections.Concurrent;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Imports;

/// <summary>Looks at sources outside this portal, no more often than an account may.</summary>
public sealed class FarSources(IOptions<ImportLimits> limits, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<AccountId, Queue<DateTimeOffset>> _looks = new();

    /// <summary>The source's length in bytes.</summary>
    internal async Task<Result<long>> MeasureAsync(IDiskSource source, Caller caller, string reference, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(source, caller, reference, cancellationToken);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        await using (opened.Value)
        {
            return opened.Value.Length;
        }
    }

    internal async Task<Result<OpenedSource>> OpenAsync(IDiskSource source, Caller caller, string reference, CancellationToken cancellationToken)
    {
        if (!TryCount(caller.Account))
        {
            return ImportErrors.TooManyChecks(limits.Value.ChecksPerMinute);
        }

        try
        {
            return await source.OpenAsync(new DiskSourceVisit(caller.Account, reference), cancellationToken);
        }
        catch (DiskSourceException unreadable)
        {
            return unreadable.Refusal;
        }
    }

    private bool TryCount(AccountId account)
    {
        var looks = _looks.GetOrAdd(account, _ => new Queue<DateTimeOffset>());
        lock (looks)
        {
            var now = time.GetUtcNow();
            while (looks.TryPeek(out var oldest) && now - oldest >= Window)
            {
                looks.Dequeue();
            }

            if (looks.Count >= limits.Value.ChecksPerMinute)
            {
                return false;
            }

            looks.Enqueue(now);
            return true;
        }
    }
}
