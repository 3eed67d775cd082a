using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Stores;
using ImagePortal.Core.Tests.Setup;

namespace ImagePortal.Core.Tests.Stores;

/// <summary>Content goes through collection, never at once, and nothing that someone may still want goes (design §4).</summary>
public sealed class CollectionTests
{
    private static readonly RegionCode Region = TestPortal.Guangzhou;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Content_of_a_purged_image_stays_for_the_grace_period_and_then_goes(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var caller = await portal.AddOperatorAsync();
        var image = await portal.ImportGoodDiskAsync();
        var stored = portal.FilesOf(Region, "chunks").Length;

        await PurgeAsync(portal, image.Id);
        var afterPurge = portal.FilesOf(Region, "chunks").Length;
        await CollectAsync(portal, caller);
        var young = portal.FilesOf(Region, "chunks").Length;
        portal.Age(Region);
        var operation = await CollectAsync(portal, caller);

        Assert.Equal((stored, stored), (afterPurge, young));
        Assert.Empty(portal.FilesOf(Region, "chunks"));
        Assert.Empty(portal.FilesOf(Region, "manifests"));
        Assert.Equal((OperationState.Succeeded, 100), (operation.State, operation.Percent));
        var report = TestPortal.Accepted(await portal.Get<GetRegionStore>().RunAsync(caller, Region, Cancellation)).Collection.Report!;
        Assert.Equal((0, 1, 0, stored), (report.ImagesKept, report.ImagesRemoved, report.ChunksKept, report.ChunksRemoved));
        Assert.True(report.BytesFreed > 0);
    }

    [Theory]
    [EveryDatabase]
    public async Task Content_of_images_in_use_and_in_the_recycle_bin_stays_however_old(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var caller = await portal.AddOperatorAsync();
        var image = await portal.ImportGoodDiskAsync();
        portal.Age(Region);

        await CollectAsync(portal, caller);
        await portal.Get<DeleteImages>().RunAsync(portal.Alice, [image.Id], Cancellation);
        await CollectAsync(portal, caller);

        Assert.True((await portal.StoreOf(Region).VerifyAsync(image.Digest!, null, Cancellation)).IsSound);
        Assert.Equal(ImageState.Recycled, (await portal.FindAsync(image.Id)).State);
    }

    [Fact]
    public async Task Copy_of_a_purged_image_keeps_its_content_in_its_own_region_R11()
    {
        await using var portal = await TestPortal.OpenAsync();
        await portal.AddSeedRegionsAsync();
        var caller = await portal.AddOperatorAsync();
        var image = await portal.ImportGoodDiskAsync();
        await portal.Get<Core.Copies.StartCopies>().RunAsync(portal.Alice, new([image.Id], [SampleImages.Beijing]), Cancellation);
        await portal.RunJobsAsync();
        await PurgeAsync(portal, image.Id);
        portal.Age(Region);
        portal.Age(SampleImages.Beijing);

        await CollectAsync(portal, caller);
        await CollectAsync(portal, caller, SampleImages.Beijing);

        Assert.Empty(portal.FilesOf(Region, "chunks"));
        Assert.True((await portal.StoreOf(SampleImages.Beijing).VerifyAsync(image.Digest!, null, Cancellation)).IsSound);
    }

    [Fact]
    public async Task Content_that_is_imported_again_while_it_is_old_and_unwanted_stays()
    {
        await using var portal = await TestPortal.OpenAsync();
        var caller = await portal.AddOperatorAsync();
        var first = await portal.ImportGoodDiskAsync();
        await PurgeAsync(portal, first.Id);
        portal.Age(Region);

        var again = await portal.ImportGoodDiskAsync();
        await CollectAsync(portal, caller);

        Assert.Equal(first.Digest, again.Digest);
        Assert.True((await portal.StoreOf(Region).VerifyAsync(again.Digest!, null, Cancellation)).IsSound);
    }

    [Theory]
    [EveryDatabase]
    public async Task Store_of_another_database_is_left_alone(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var caller = await portal.AddOperatorAsync();
        var image = await portal.ImportGoodDiskAsync();
        await PurgeAsync(portal, image.Id);
        portal.Age(Region);
        await File.WriteAllTextAsync(Path.Combine(portal.FolderOf(Region), "owner"), "somebody else", Cancellation);

        var operation = await CollectAsync(portal, caller);

        Assert.Equal((OperationState.Failed, "store.owned-by-another"), (operation.State, operation.RefusalCode));
        Assert.NotEmpty(portal.FilesOf(Region, "chunks"));
    }

    [Fact]
    public async Task Damaged_manifest_stops_it_before_anything_is_removed()
    {
        await using var portal = await TestPortal.OpenAsync();
        var caller = await portal.AddOperatorAsync();
        await portal.ImportGoodDiskAsync();
        SampleStores.Spoil(Assert.Single(portal.FilesOf(Region, "manifests")));
        portal.Age(Region);
        var chunks = portal.FilesOf(Region, "chunks");

        var operation = await CollectAsync(portal, caller);

        Assert.Equal((OperationState.Failed, "store.manifest-damaged"), (operation.State, operation.RefusalCode));
        Assert.Equal(chunks, portal.FilesOf(Region, "chunks"));
        var store = TestPortal.Accepted(await portal.Get<GetRegionStore>().RunAsync(caller, Region, Cancellation));
        Assert.Equal(operation.RefusalMessage, store.Collection.Failure);
    }

    [Fact]
    public async Task Handler_run_again_after_a_crash_goes_on()
    {
        await using var portal = await TestPortal.OpenAsync();
        var caller = await portal.AddOperatorAsync();
        var image = await portal.ImportGoodDiskAsync();
        await PurgeAsync(portal, image.Id);
        portal.Age(Region);
        var started = TestPortal.Accepted(await portal.Get<CollectStore>().RunAsync(caller, Region, Cancellation));
        Assert.NotNull(await portal.Get<OperationLease>().ClaimAsync(started, Cancellation));

        portal.Time.Advance(TimeSpan.FromMinutes(1));
        await portal.RunAsync(started);

        Assert.Equal((OperationState.Succeeded, 2), ((await portal.FindAsync(started)).State, (await portal.FindAsync(started)).Attempt));
        Assert.Empty(portal.FilesOf(Region, "chunks"));
    }

    private static async Task<Operation> CollectAsync(TestPortal portal, Caller caller, RegionCode? region = null) =>
        await portal.FinishAsync(await portal.Get<CollectStore>().RunAsync(caller, region ?? Region, Cancellation));

    private static async Task PurgeAsync(TestPortal portal, ImageId image)
    {
        Assert.Null(Assert.Single(await portal.Get<DeleteImages>().RunAsync(portal.Alice, [image], Cancellation)).Refusal);
        Assert.Null(Assert.Single(await portal.Get<PurgeImages>().RunAsync(portal.Alice, [image], Cancellation)).Refusal);
    }
}
