using System.Collections.Concurrent;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Sources;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Imports;

/// <summary>Looks at sources outside this portal, no more often than an account may.</summary>
public sealed class FarSources(IOptions<ImportLimits> limits, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<AccountId, Queue<DateTimeOffset>> _looks = new();

    /// <summary>The source's length in bytes. Refused when its first bytes are those of no disk that could be imported.</summary>
    internal async Task<Result<long>> MeasureAsync(IDiskSource source, Caller caller, string reference, string name, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(source, caller, reference, cancellationToken);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        await using var file = opened.Value;
        return await FindFlawAsync(file, name, cancellationToken) is { } flaw ? flaw : file.Length;
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

    private static async Task<Error?> FindFlawAsync(OpenedSource file, string name, CancellationToken cancellationToken)
    {
        if (file.Bytes is null)
        {
            return null;
        }

        try
        {
            await using var cached = new CachedSource(file.Bytes);
            var opening = await DiskOpener.OpenAsync(cached, DiskFormatNames.FromFileName(name), cancellationToken);
            if (opening.Disk is { } disk)
            {
                await disk.DisposeAsync();
            }

            return opening.Error is { CriterionId: CriterionIds.Format } error ? ImportErrors.NoDisk(error) : null;
        }
        catch (DiskSourceException unreadable)
        {
            return unreadable.Refusal;
        }
        catch (SourceChangedException)
        {
            return ImportErrors.SourceChanged;
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
