using System.Security.Cryptography;
using ImagePortal.Disks.Sources;
using ImagePortal.Storage.Objects;

namespace ImagePortal.Storage.Tests;

/// <summary>Objects that people put into a bucket, read in parts.</summary>
public sealed class S3ObjectSourceTests(RadosGateway gateway)
{
    private const string Key = "disks/web base+1.qcow2";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Parts_are_the_bytes_of_the_object_wherever_the_options_prefix_points()
    {
        var options = await gateway.NewStoreAsync();
        var content = RandomNumberGenerator.GetBytes(300_000);
        await PutAsync(options, content);

        await using var source = (await S3ObjectSource.OpenAsync(options, Key, Token))!;

        Assert.Equal(content.Length, source.Length);
        foreach (var (offset, count) in new[] { (0, 10), (123_456, 100_000), (content.Length - 5, 50), (content.Length, 5) })
        {
            var buffer = new byte[count];
            var read = await source.ReadAtAsync(offset, buffer, Token);
            Assert.Equal(content.AsSpan(offset, Math.Min(count, content.Length - offset)), buffer.AsSpan(0, read));
        }
    }

    [Fact]
    public async Task Object_that_is_replaced_or_removed_under_its_reader_is_noticed()
    {
        var options = await gateway.NewStoreAsync();
        await PutAsync(options, RandomNumberGenerator.GetBytes(1000));
        await using var source = (await S3ObjectSource.OpenAsync(options, Key, Token))!;

        await PutAsync(options, RandomNumberGenerator.GetBytes(1000));
        await Assert.ThrowsAsync<SourceChangedException>(async () => await source.ReadAtAsync(0, new byte[10], Token));
        using (var client = S3ObjectStore.ClientOf(options))
        {
            await client.DeleteObjectAsync(options.Bucket, Key, Token);
        }

        await Assert.ThrowsAsync<SourceChangedException>(async () => await source.ReadAtAsync(0, new byte[10], Token));
        Assert.Null(await S3ObjectSource.OpenAsync(options, Key, Token));
    }

    [Fact]
    public async Task Wrong_key_of_the_service_is_a_fault_of_the_service()
    {
        var options = await gateway.NewStoreAsync();

        var refused = await Assert.ThrowsAsync<IOException>(() => S3ObjectSource.OpenAsync(options with { SecretKey = "wrong" }, Key, Token));

        Assert.DoesNotContain("wrong", refused.Message, StringComparison.Ordinal);
    }

    private static async Task PutAsync(S3StoreOptions options, byte[] content)
    {
        using var client = S3ObjectStore.ClientOf(options);
        using var stream = new MemoryStream(content);
        await client.PutObjectAsync(new() { BucketName = options.Bucket, Key = Key, InputStream = stream, UseChunkEncoding = false }, Token);
    }
}
