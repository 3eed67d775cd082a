using Amazon.Runtime;
using Amazon.S3;
using ImagePortal.EndToEnd.Setup;
using ImagePortal.Storage;
using ImagePortal.Storage.Tests;

namespace ImagePortal.EndToEnd.Copies;

/// <summary>A portal with the shipped limits whose images lie in an S3 service, by settings alone. Tests may kill it.</summary>
public sealed class S3Portal(World world, RadosGateway gateway) : IAsyncDisposable
{
    private const string Prefix = "images";

    private PortalProcess? _portal;
    private S3StoreOptions? _options;

    public async ValueTask DisposeAsync()
    {
        if (_portal is not null)
        {
            await _portal.DisposeAsync();
        }
    }

    internal async Task<PortalProcess> AliveAsync()
    {
        if (_portal is null)
        {
            _options = await gateway.NewStoreAsync();
            _portal = await PortalProcess.StartAsync(world.Mail, new Dictionary<string, string>
            {
                ["Portal__Limits__OperationsPerDay"] = "5",
                ["Portal__Storage__Kind"] = "S3",
                ["Portal__Storage__S3__Endpoint"] = $"{_options.Endpoint}",
                ["Portal__Storage__S3__Bucket"] = _options.Bucket,
                ["Portal__Storage__S3__Prefix"] = Prefix,
                ["Portal__Storage__S3__AccessKey"] = _options.AccessKey,
                ["Portal__Storage__S3__SecretKey"] = _options.SecretKey,
            });
        }
        else if (!_portal.IsRunning)
        {
            await _portal.StartAsync();
        }

        return _portal;
    }

    internal ImageStore StoreOf(string region) => ImageStore.OpenS3(_options! with { Prefix = $"{Prefix}/{region}" });

    /// <summary>The chunks that a region has, and when each was written.</summary>
    internal async Task<Dictionary<string, DateTime?>> ChunksAsync(string region)
    {
        var configuration = new AmazonS3Config { ServiceURL = $"{_options!.Endpoint}", ForcePathStyle = true, AuthenticationRegion = _options.Region };
        using var client = new AmazonS3Client(new BasicAWSCredentials(_options.AccessKey, _options.SecretKey), configuration);
        return await client.Paginators
            .ListObjectsV2(new() { BucketName = _options.Bucket, Prefix = $"{Prefix}/{region}/chunks/" })
            .S3Objects.ToDictionaryAsync(x => x.Key, x => x.LastModified);
    }

    /// <summary>The same, once the service has ended what it was asked for before the portal died.</summary>
    internal async Task<Dictionary<string, DateTime?>> SettledChunksAsync(string region)
    {
        var chunks = await ChunksAsync(region);
        await Wait.UntilAsync("the service to settle", async () =>
        {
            var before = chunks.Count;
            chunks = await ChunksAsync(region);
            return chunks.Count == before;
        }, every: TimeSpan.FromSeconds(1));
        return chunks;
    }
}
