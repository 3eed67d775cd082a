using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using ImagePortal.Disks.Sources;
using ImagePortal.Storage.Objects;

namespace ImagePortal.Storage;

/// <summary>An object of a bucket that people put there, read in parts. Every part must belong to the object that was there when it was opened.</summary>
public sealed class S3ObjectSource : IRandomAccessSource
{
    private readonly S3StoreOptions _options;
    private readonly IAmazonS3 _client;
    private readonly S3Calls _calls;
    private readonly string _key;

    private S3ObjectSource(S3StoreOptions options, IAmazonS3 client, S3Calls calls, string key, GetObjectMetadataResponse found)
    {
        (_options, _client, _calls, _key) = (options, client, calls, key);
        (Length, Tag) = (found.ContentLength, found.ETag);
    }

    public long Length { get; }

    /// <summary>The object's entity tag: another after each change.</summary>
    public string Tag { get; }

    /// <summary>Asks for the object; null where there is none. The options' prefix does not count.</summary>
    /// <exception cref="IOException">The service cannot be reached, or refuses.</exception>
    public static async Task<S3ObjectSource?> OpenAsync(S3StoreOptions options, string key, CancellationToken cancellationToken)
    {
        var (client, calls) = (S3ObjectStore.ClientOf(options), new S3Calls(options));
        try
        {
            var found = await calls.RunAsync(token => client.GetObjectMetadataAsync(new() { BucketName = options.Bucket, Key = key }, token), cancellationToken);
            return new(options, client, calls, key, found);
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            client.Dispose();
            return null;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <exception cref="SourceChangedException">It is another object now, or gone.</exception>
    /// <exception cref="IOException">The service cannot be reached, or refuses.</exception>
    public async ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        var wanted = (int)Math.Clamp(Length - offset, 0, buffer.Length);
        if (wanted == 0)
        {
            return 0;
        }

        try
        {
            return await _calls.RunAsync(token => ReadOnceAsync(offset, buffer[..wanted], token), cancellationToken);
        }
        catch (AmazonS3Exception other) when (other.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.NotFound)
        {
            throw new SourceChangedException($"The object {_key} is another one than when it was opened, or gone.");
        }
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<int> ReadOnceAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var request = new GetObjectRequest
        {
            BucketName = _options.Bucket,
            Key = _key,
            ByteRange = new(offset, offset + buffer.Length - 1),
            EtagToMatch = Tag,
        };
        using var answer = await _client.GetObjectAsync(request, cancellationToken);
        await answer.ResponseStream.ReadExactlyAsync(buffer, cancellationToken);
        return buffer.Length;
    }
}
