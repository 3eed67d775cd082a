using System.Text;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Files.Fetching;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using ImagePortal.Disks.Sources;
using ImagePortal.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Files;

/// <summary>Lets an object of a bucket that the operator has named be read as the source of an image, by <c>s3://bucket/key</c> (R94, R95).</summary>
internal sealed partial class BucketDiskSource(IOptionsMonitor<ImportLimits> limits, ILogger<BucketDiskSource> logger) : IDiskSource
{
    private const string Scheme = "s3://";
    private const int MaxKeyBytes = 1024;
    private const int MaxShown = 200;

    public bool IsFar => true;

    public bool Knows(string reference) => reference.TrimStart().StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    public Task<Result<DiskSourceFacts>> DescribeAsync(PortalDbContext db, AccountId account, string reference, CancellationToken cancellationToken)
    {
        var found = Find(account, reference);
        if (!found.Ok)
        {
            return Task.FromResult<Result<DiskSourceFacts>>(found.Error);
        }

        var name = $"{Scheme}{found.Value.Bucket.Name}/{found.Value.Key}";
        var shown = name.Length <= MaxShown ? name : $"{Scheme}…{name[^(MaxShown - 10)..]}";
        return Task.FromResult<Result<DiskSourceFacts>>(new DiskSourceFacts(shown, 0, 0, null) { Kept = name });
    }

    public async Task<Result<OpenedSource>> OpenAsync(DiskSourceVisit visit, CancellationToken cancellationToken)
    {
        var found = Find(visit.Account, visit.Reference);
        if (!found.Ok)
        {
            return found.Error;
        }

        var (bucket, key) = found.Value;
        try
        {
            var opened = await S3ObjectSource.OpenAsync(bucket.ToStore(), key, cancellationToken);
            var most = limits.CurrentValue.MaxFileGiB;
            return opened is null ? FetchErrors.NoObject(key)
                : opened.Length == 0 ? FetchErrors.Empty
                : opened.Length > (long)most << 30 ? FetchErrors.TooLarge(opened.Length, most)
                : new OpenedSource(opened.Length, new BucketBytes(opened, this, bucket.Name)) { State = opened.Tag };
        }
        catch (IOException failure)
        {
            throw Unreachable(bucket.Name, failure);
        }
    }

    public Task ReleaseAsync(PortalDbContext db, string reference, CancellationToken cancellationToken) => Task.CompletedTask;

    private Result<(ImportBucket Bucket, string Key)> Find(AccountId account, string reference)
    {
        if (reference.Trim()[Scheme.Length..].Split('/', 2) is not [var name, { Length: > 0 } key] || key.Any(char.IsControl) || Encoding.UTF8.GetByteCount(key) > MaxKeyBytes)
        {
            return FetchErrors.BadObject;
        }

        var bucket = limits.CurrentValue.Buckets.FirstOrDefault(x => x.Name == name);
        return bucket is not null && bucket.IsOpenTo(account.Value) ? (bucket, key) : FetchErrors.UnknownBucket;
    }

    private DiskSourceException Unreachable(string bucket, IOException failure)
    {
        LogFailure(bucket, failure.Message);
        return new DiskSourceException(FetchErrors.BucketUnreachable, mayPass: true, failure);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Bucket {Bucket} cannot be read: {Reason}")]
    private partial void LogFailure(string bucket, string reason);

    /// <summary>What the storage service says of itself is for the log, not for the person.</summary>
    private sealed class BucketBytes(IRandomAccessSource bytes, BucketDiskSource source, string bucket) : IRandomAccessSource
    {
        public long Length => bytes.Length;

        public async ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
        {
            try
            {
                return await bytes.ReadAtAsync(offset, buffer, cancellationToken);
            }
            catch (IOException failure) when (failure is not SourceChangedException)
            {
                throw source.Unreachable(bucket, failure);
            }
        }

        public ValueTask DisposeAsync() => bytes.DisposeAsync();
    }
}
