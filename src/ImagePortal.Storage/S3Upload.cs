using Amazon.S3;
using Amazon.S3.Model;
using ImagePortal.Storage.Objects;

namespace ImagePortal.Storage;

/// <summary>Sends a file to a bucket in parts. The object appears when the last part has come, and not at all otherwise.</summary>
public static class S3Upload
{
    private const long SmallestPart = 16 << 20;
    private const int MostParts = 9_000;
    private const int Parallelism = 4;

    /// <param name="key">The object's whole name; the options' prefix does not count.</param>
    /// <param name="progress">Told the bytes sent so far.</param>
    /// <exception cref="IOException">The service cannot be reached, or refuses.</exception>
    public static async Task RunAsync(S3StoreOptions options, string key, string path, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        using var client = S3ObjectStore.ClientOf(options);
        var calls = new S3Calls(options);
        try
        {
            var begun = await calls.RunAsync(token => client.InitiateMultipartUploadAsync(options.Bucket, key, token), cancellationToken);
            try
            {
                var parts = await SendAsync(calls, client, begun, path, progress, cancellationToken);
                var end = new CompleteMultipartUploadRequest { BucketName = options.Bucket, Key = key, UploadId = begun.UploadId, PartETags = parts };
                await calls.RunAsync(token => client.CompleteMultipartUploadAsync(end, token), cancellationToken);
            }
            catch
            {
                await AbortAsync(client, begun);
                throw;
            }
        }
        catch (AmazonS3Exception refused)
        {
            throw new IOException($"The object storage at {options.Endpoint} refuses an object of {options.Bucket} ({refused.ErrorCode}).", refused);
        }
    }

    private static async Task<List<PartETag>> SendAsync(
        S3Calls calls, AmazonS3Client client, InitiateMultipartUploadResponse begun, string path, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var length = new FileInfo(path).Length;
        var size = Math.Max(SmallestPart, ((length / MostParts) + SmallestPart) / SmallestPart * SmallestPart);
        var parts = new PartETag[Math.Max(1, (int)((length + size - 1) / size))];
        var sent = 0L;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, parts.Length),
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken },
            async (place, token) =>
            {
                var part = await calls.RunAsync(again => SendPartAsync(client, begun, path, place, size, again), token);
                parts[place] = new PartETag(place + 1, part.ETag);
                progress?.Report(Interlocked.Add(ref sent, Math.Min(size, length - (place * size))));
            });
        return [.. parts];
    }

    private static async Task<UploadPartResponse> SendPartAsync(
        AmazonS3Client client, InitiateMultipartUploadResponse begun, string path, int place, long size, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        file.Position = place * size;
        var request = new UploadPartRequest
        {
            BucketName = begun.BucketName,
            Key = begun.Key,
            UploadId = begun.UploadId,
            PartNumber = place + 1,
            InputStream = file,
            PartSize = Math.Min(size, file.Length - file.Position),
            UseChunkEncoding = false,
        };
        return await client.UploadPartAsync(request, cancellationToken);
    }

    /// <summary>A courtesy: what it leaves behind, the service's own rules clear away.</summary>
    private static async Task AbortAsync(AmazonS3Client client, InitiateMultipartUploadResponse begun)
    {
        try
        {
            await client.AbortMultipartUploadAsync(begun.BucketName, begun.Key, begun.UploadId, CancellationToken.None);
        }
        catch (Exception failure) when (failure is Amazon.Runtime.AmazonServiceException or Amazon.Runtime.AmazonClientException or HttpRequestException)
        {
            // The first failure tells more.
        }
    }
}
