using System.Net;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace ImagePortal.Storage.Objects;

/// <summary>Objects of a bucket, all below one prefix. The service makes them durable before it says that it has them.</summary>
internal sealed class S3ObjectStore(S3StoreOptions options, IAmazonS3 client) : IObjectStore
{
    private readonly S3Calls _calls = new(options);
    private readonly string _prefix = options.Prefix.Trim('/') is { Length: > 0 } prefix ? prefix + "/" : "";
    private readonly Lock _gate = new();
    private Task? _bucketLook;

    /// <summary>A request waits for the network and the service more than for us.</summary>
    public int Parallelism => 16;

    public int ListPage => 1000;

    public string Place => $"{options}";

    /// <summary>A bucket has no size of its own, and services tell their quotas each in their own way.</summary>
    public StoreSpace? FindSpace() => null;

    public static S3ObjectStore Open(S3StoreOptions options) => new(options, ClientOf(options));

    internal static AmazonS3Client ClientOf(S3StoreOptions options) => new(
        new BasicAWSCredentials(options.AccessKey, options.SecretKey),
        new AmazonS3Config
        {
            ServiceURL = options.Endpoint.ToString(),
            UseHttp = options.Endpoint.Scheme == Uri.UriSchemeHttp,
            ForcePathStyle = options.PathStyle,
            AuthenticationRegion = options.Region,

            // Trailing checksums are refused, or worse stored, by services other than Amazon's. Content is verified by its digest.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            MaxErrorRetry = 0,

            // Bytes handed to the network at a time. The client's own 8 KiB cost a sixth of the CPU of a copy.
            BufferSize = 256 << 10,
        });

    public async ValueTask<ObjectEntry?> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var found = await _calls.RunAsync(
                token => client.GetObjectMetadataAsync(new() { BucketName = options.Bucket, Key = _prefix + name }, token), cancellationToken);
            return new(name, found.ContentLength, ToTime(found.LastModified));
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            await RequireBucketAsync(cancellationToken);
            return null;
        }
    }

    public async ValueTask<int?> ReadAsync(string name, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await _calls.RunAsync(token => ReadOnceAsync(name, buffer, token), cancellationToken);
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public async IAsyncEnumerable<ObjectEntry> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = options.Bucket, Prefix = $"{_prefix}{folder}/" };
        ListObjectsV2Response page;
        do
        {
            page = await _calls.RunAsync(token => client.ListObjectsV2Async(request, token), cancellationToken);
            foreach (var entry in page.S3Objects ?? [])
            {
                yield return new(entry.Key[_prefix.Length..], entry.Size ?? 0, ToTime(entry.LastModified));
            }

            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
    }

    public async ValueTask DeleteAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        var request = new DeleteObjectsRequest
        {
            BucketName = options.Bucket,
            Objects = [.. names.Select(name => new KeyVersion { Key = _prefix + name })],
            Quiet = true,
        };
        try
        {
            await _calls.RunAsync(token => client.DeleteObjectsAsync(request, token), cancellationToken);
        }
        catch (AmazonS3Exception failure) when (failure is DeleteObjectsException || failure.ErrorCode == "NotImplemented")
        {
            // Some of them are left, or the service knows no deletion of many: each then says for itself what is wrong.
            await Parallel.ForEachAsync(names, new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken }, DeleteAsync);
        }
    }

    /// <summary>Asks nothing yet: whether the bucket is there and may be written to, the first request will tell.</summary>
    public ValueTask<IObjectBatch> BeginAsync(CancellationToken cancellationToken) => new(new S3Batch(this));

    /// <summary>The service knows objects, not who is alive.</summary>
    public ValueTask ForgetDeadAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <param name="replace">False leaves one of that name as it is, where the service can tell.</param>
    internal async Task PutAsync(string name, ReadOnlyMemory<byte> content, bool replace, CancellationToken cancellationToken)
    {
        try
        {
            await _calls.RunAsync(token => PutOnceAsync(name, content, replace, token), cancellationToken);
        }
        catch (AmazonS3Exception answer) when (!replace && answer.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            // Another node was first, or our own earlier attempt whose answer was lost.
        }
        catch (AmazonS3Exception answer) when (!replace && answer.StatusCode == HttpStatusCode.NotImplemented)
        {
            await PutAsync(name, content, replace: true, cancellationToken);
        }
    }

    private static DateTimeOffset ToTime(DateTime? modified) => modified?.ToUniversalTime() ?? DateTimeOffset.UnixEpoch;

    private async Task<int?> ReadOnceAsync(string name, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        using var answer = await client.GetObjectAsync(new() { BucketName = options.Bucket, Key = _prefix + name }, cancellationToken);
        var wanted = (int)Math.Min(buffer.Length, answer.ContentLength);
        var read = await answer.ResponseStream.ReadAtLeastAsync(buffer[..wanted], wanted, throwOnEndOfStream: false, cancellationToken);
        return read == wanted ? read : throw new IOException($"The answer ended after {read} of {wanted} bytes.");
    }

    private async Task<PutObjectResponse> PutOnceAsync(string name, ReadOnlyMemory<byte> content, bool replace, CancellationToken cancellationToken)
    {
        using var stream = MemoryMarshal.TryGetArray(content, out var bytes)
            ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
            : new MemoryStream(content.ToArray());
        return await client.PutObjectAsync(
            new()
            {
                BucketName = options.Bucket,
                Key = _prefix + name,
                InputStream = stream,
                AutoCloseStream = false,
                UseChunkEncoding = false,
                IfNoneMatch = replace ? null : "*",
            },
            cancellationToken);
    }

    private async ValueTask DeleteAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await _calls.RunAsync(token => client.DeleteObjectAsync(options.Bucket, _prefix + name, token), cancellationToken);
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            // Gone already.
        }
    }

    /// <summary>A question about an object of a bucket that does not exist is answered as if only the object were missing.</summary>
    private Task RequireBucketAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // Once for all who ask meanwhile, and for good when it was seen.
            if (_bucketLook is null or { IsCompleted: true, IsCompletedSuccessfully: false })
            {
                _bucketLook = LookForBucketAsync();
            }

            return _bucketLook.WaitAsync(cancellationToken);
        }
    }

    private async Task LookForBucketAsync() => await _calls.RunAsync(
        token => client.ListObjectsV2Async(new() { BucketName = options.Bucket, Prefix = _prefix, MaxKeys = 1 }, token), CancellationToken.None);
}
