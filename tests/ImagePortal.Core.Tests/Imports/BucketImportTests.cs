using Amazon.Runtime;
using Amazon.S3;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Imports;
using ImagePortal.Core.Tests.Setup;
using ImagePortal.Storage;
using ImagePortal.Storage.Tests;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Imports;

/// <summary>Disks in object storage: by <c>s3://</c> where the operator has named the bucket, by a pre-signed URL everywhere (R94, R95).</summary>
public sealed class BucketImportTests(RadosGateway gateway)
{
    private const string Key = "disks/web base.qcow2";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Object_of_a_named_bucket_is_checked_and_imported_and_its_keys_are_written_nowhere()
    {
        var (portal, options) = await OpenAsync();
        await using var opened = portal;

        var check = TestPortal.Accepted(await portal.Get<CheckSource>().RunAsync(portal.Alice, TestPortal.Guangzhou, $"s3://given/{Key}", Cancellation));
        var started = TestPortal.Accepted(await StartAsync(portal, portal.Alice, $"s3://given/{Key}"));
        await portal.RunJobsAsync();

        Assert.True(check.Report!.Accepted);
        var image = await portal.FindAsync(started.Image);
        Assert.Equal((ImageState.Available, $"s3://given/{Key}"), (image.State, image.SourceName));
        var written = (await portal.LogOfAsync(started.Operation)).Append((await portal.FindAsync(started.Operation)).Input);
        Assert.DoesNotContain(written, x => x.Contains(options.SecretKey, StringComparison.Ordinal) || x.Contains(options.AccessKey, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pre_signed_url_is_imported_as_any_other_address()
    {
        var (portal, options) = await OpenAsync();
        await using var opened = portal;
        using var client = ClientOf(options);
        var url = await client.GetPreSignedURLAsync(new()
        {
            BucketName = options.Bucket,
            Key = Key,
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(10),
            Protocol = Protocol.HTTP,
        });

        var started = TestPortal.Accepted(await StartAsync(portal, portal.Alice, url));
        await portal.RunJobsAsync();
        var forged = await StartAsync(portal, portal.Alice, url[..^1] + (url[^1] == '0' ? '1' : '0'), "forged");

        Assert.Equal(ImageState.Available, (await portal.FindAsync(started.Image)).State);
        Assert.Equal("source.answer", forged.Error?.Code);
    }

    [Fact]
    public async Task Bucket_of_another_account_is_refused_like_an_unknown_one()
    {
        var (portal, _) = await OpenAsync();
        await using var opened = portal;

        var foreign = await StartAsync(portal, portal.Bob, $"s3://given/{Key}");
        var unknown = await StartAsync(portal, portal.Bob, $"s3://other/{Key}");
        var missing = await StartAsync(portal, portal.Alice, "s3://given/nothing.raw");

        Assert.Equal(("source.bucket", unknown.Error), (foreign.Error?.Code, foreign.Error));
        Assert.Equal("source.not-found", missing.Error?.Code);
        Assert.False(await portal.ReadAsync(db => db.Images.AnyAsync()));
    }

    private static Task<Result<ImportStarted>> StartAsync(TestPortal portal, Caller caller, string source, string name = "web") =>
        portal.Get<StartImport>().RunAsync(caller, new ImportRequest(TestPortal.Guangzhou, source, name, ""), Cancellation);

    private static AmazonS3Client ClientOf(S3StoreOptions options) => new(
        new BasicAWSCredentials(options.AccessKey, options.SecretKey),
        new AmazonS3Config { ServiceURL = options.Endpoint.AbsoluteUri, ForcePathStyle = true, AuthenticationRegion = options.Region, UseHttp = true });

    private async Task<(TestPortal Portal, S3StoreOptions Options)> OpenAsync()
    {
        var options = await gateway.NewStoreAsync();
        using var client = ClientOf(options);
        using var disk = new MemoryStream(SampleDisks.Good);
        await client.PutObjectAsync(new() { BucketName = options.Bucket, Key = Key, InputStream = disk, UseChunkEncoding = false, DisablePayloadSigning = false }, Cancellation);
        var portal = await TestPortal.OpenAsync(settings: new Dictionary<string, string?>
        {
            ["Portal:Imports:AllowHttp"] = "true",
            ["Portal:Imports:AllowedHosts:0"] = options.Endpoint.Authority,
            ["Portal:Imports:Buckets:0:Name"] = "given",
            ["Portal:Imports:Buckets:0:Bucket"] = options.Bucket,
            ["Portal:Imports:Buckets:0:Endpoint"] = options.Endpoint.AbsoluteUri,
            ["Portal:Imports:Buckets:0:AccessKey"] = options.AccessKey,
            ["Portal:Imports:Buckets:0:SecretKey"] = options.SecretKey,
            ["Portal:Imports:Buckets:0:Accounts:0"] = "100000000001",
        });
        return (portal, options);
    }
}
