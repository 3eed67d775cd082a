using ImagePortal.Core.Copies;
using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Stores;
using ImagePortal.Core.Tests.Setup;
using ImagePortal.Storage.Tests;

namespace ImagePortal.Core.Tests.Stores;

/// <summary>The portal over S3, by settings alone: a real service keeps the images of both regions, or of one.</summary>
public sealed class S3PortalTests(RadosGateway gateway)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Import_copy_deletion_verification_and_collection_over_S3_in_both_regions(DatabaseProvider provider)
    {
        await using var portal = await OpenAsync(provider, await SettingsAsync("Portal:Storage", kind: "S3"));
        var caller = await portal.AddOperatorAsync();

        var source = await portal.ImportGoodDiskAsync();
        var copy = await CopyAsync(portal, source.Id);
        await portal.Get<DeleteImages>().RunAsync(portal.Alice, [source.Id], Cancellation);
        await portal.Get<PurgeImages>().RunAsync(portal.Alice, [source.Id], Cancellation);

        Assert.Equal((ImageState.Available, source.Digest), (copy.State, copy.Digest));
        Assert.False(Directory.Exists(Path.Combine(portal.DataPath, "stores")));
        foreach (var region in new[] { TestPortal.Guangzhou, SampleImages.Beijing })
        {
            Assert.Equal(OperationState.Succeeded, (await portal.FinishAsync(await portal.Get<CollectStore>().RunAsync(caller, region, Cancellation))).State);
            Assert.Equal(OperationState.Succeeded, (await portal.FinishAsync(await portal.Get<VerifyStore>().RunAsync(caller, region, Cancellation))).State);
        }

        Assert.True((await portal.StoreOf(SampleImages.Beijing).VerifyAsync(copy.Digest!, null, Cancellation)).IsSound);
        var measure = TestPortal.Accepted(await portal.Get<MeasureStore>().RunAsync(caller, SampleImages.Beijing, Cancellation));
        Assert.Null(measure.Space);
        Assert.Equal((1, copy.StoredSize), (measure.Survey.Images, measure.Survey.StoredSize));
        Assert.EndsWith("ap-beijing", measure.Place.Split(" at ")[0], StringComparison.Ordinal);
        Assert.StartsWith("s3://", measure.Place, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_region_on_S3_and_the_other_in_a_folder()
    {
        await using var portal = await OpenAsync(DatabaseProvider.Sqlite, await SettingsAsync("Portal:Storage:Regions:ap-beijing", kind: "S3"));

        var copy = await CopyAsync(portal, (await portal.ImportGoodDiskAsync()).Id);

        Assert.Equal(ImageState.Available, copy.State);
        Assert.NotEmpty(portal.FilesOf(TestPortal.Guangzhou, "chunks"));
        Assert.Empty(portal.FilesOf(SampleImages.Beijing, "chunks"));
        Assert.True((await portal.StoreOf(SampleImages.Beijing).VerifyAsync(copy.Digest!, null, Cancellation)).IsSound);
    }

    [Fact]
    public async Task Service_that_is_away_is_named_on_the_operators_page_and_nothing_else_breaks()
    {
        var settings = await SettingsAsync("Portal:Storage", kind: "S3");
        settings["Portal:Storage:S3:Endpoint"] = "http://127.0.0.1:9";
        await using var portal = await OpenAsync(DatabaseProvider.Sqlite, settings);
        var caller = await portal.AddOperatorAsync();

        var measure = await portal.Get<MeasureStore>().RunAsync(caller, TestPortal.Guangzhou, Cancellation);

        Assert.Equal("store.unreachable", measure.Error?.Code);
        Assert.True((await portal.Get<GetRegionStore>().RunAsync(caller, TestPortal.Guangzhou, Cancellation)).Ok);
    }

    private async Task<Dictionary<string, string?>> SettingsAsync(string section, string kind)
    {
        var store = await gateway.NewStoreAsync();
        return new()
        {
            [$"{section}:Kind"] = kind,
            [$"{section}:S3:Endpoint"] = $"{store.Endpoint}",
            [$"{section}:S3:Bucket"] = store.Bucket,
            [$"{section}:S3:Prefix"] = "images",
            [$"{section}:S3:AccessKey"] = store.AccessKey,
            [$"{section}:S3:SecretKey"] = store.SecretKey,
        };
    }

    private static async Task<TestPortal> OpenAsync(DatabaseProvider provider, IReadOnlyDictionary<string, string?> settings)
    {
        var portal = await TestPortal.OpenAsync(provider, settings: settings);
        await portal.AddSeedRegionsAsync();
        return portal;
    }

    private static async Task<Image> CopyAsync(TestPortal portal, ImageId image)
    {
        var started = Assert.Single(await portal.Get<StartCopies>().RunAsync(portal.Alice, new([image], [SampleImages.Beijing]), Cancellation));
        await portal.RunJobsAsync();
        return await portal.FindAsync(started.Copy!.Value);
    }
}
