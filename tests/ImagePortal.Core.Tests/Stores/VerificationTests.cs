using ImagePortal.Core.Accounts;
using ImagePortal.Core.Copies;
using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Stores;
using ImagePortal.Core.Tests.Setup;

namespace ImagePortal.Core.Tests.Stores;

/// <summary>Damage is found, mended from a region that has the content, and named where none has.</summary>
public sealed class VerificationTests
{
    private static readonly RegionCode Region = TestPortal.Guangzhou;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Sound_store_is_read_to_its_end_and_nothing_is_found(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var caller = await portal.AddOperatorAsync();
        await portal.ImportGoodDiskAsync();

        var operation = await VerifyAsync(portal, caller);

        Assert.Equal((OperationState.Succeeded, 100), (operation.State, operation.Percent));
        var report = await ReportAsync(portal, caller);
        Assert.True(report.FoundNothing);
        Assert.Equal((1, portal.FilesOf(Region, "chunks").Length), (report.Images, report.Chunks));
        Assert.Equal(
            ["verification.started", "verification.succeeded"], (await portal.AuditOfAsync(caller, "verification.")).Select(x => x.Action));
    }

    [Theory]
    [InlineData("a flipped byte in a chunk")]
    [InlineData("a chunk that is gone")]
    [InlineData("a damaged manifest")]
    [InlineData("all at once")]
    public async Task Damage_is_mended_from_another_region(string damage)
    {
        await using var portal = await TestPortal.OpenAsync();
        var caller = await portal.AddOperatorAsync();
        var image = await CopiedAsync(portal);
        var chunks = portal.FilesOf(Region, "chunks");
        if (damage is "a flipped byte in a chunk" or "all at once")
        {
            SampleStores.Spoil(chunks[0]);
        }

        if (damage is "a chunk that is gone" or "all at once")
        {
            File.Delete(chunks[^1]);
        }

        if (damage is "a damaged manifest" or "all at once")
        {
            SampleStores.Spoil(Assert.Single(portal.FilesOf(Region, "manifests")));
        }

        await VerifyAsync(portal, caller);

        var report = await ReportAsync(portal, caller);
        Assert.Equal(1, report.ImagesRepaired);
        Assert.Empty(report.ImagesLost);
        Assert.True((await portal.StoreOf(Region).VerifyAsync(image.Digest!, null, Cancellation)).IsSound);
        Assert.Equal(chunks, portal.FilesOf(Region, "chunks"));
    }

    [Theory]
    [EveryDatabase]
    public async Task Image_that_no_region_can_mend_is_named_and_an_import_of_the_same_disk_mends_it(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var caller = await portal.AddOperatorAsync();
        var image = await portal.ImportGoodDiskAsync();
        SampleStores.Spoil(portal.FilesOf(Region, "chunks")[0]);

        await VerifyAsync(portal, caller);
        var report = await ReportAsync(portal, caller);
        await portal.ImportGoodDiskAsync("again");

        Assert.Equal((1, 0, 0), (report.ChunksDamaged, report.ChunksRepaired, report.ImagesRepaired));
        Assert.Equal([image.Digest!], report.ImagesLost);
        Assert.True((await portal.StoreOf(Region).VerifyAsync(image.Digest!, null, Cancellation)).IsSound);
    }

    [Fact]
    public async Task Run_again_after_a_crash_it_mends_what_the_first_run_took_away()
    {
        await using var portal = await TestPortal.OpenAsync();
        var caller = await portal.AddOperatorAsync();
        var image = await CopiedAsync(portal);
        SampleStores.Spoil(portal.FilesOf(Region, "chunks")[0]);
        var started = TestPortal.Accepted(await portal.Get<VerifyStore>().RunAsync(caller, Region, Cancellation));
        Assert.NotNull(await portal.Get<OperationLease>().ClaimAsync(started, Cancellation));
        await portal.StoreOf(Region).ScrubAsync(Storage.ScrubMode.RemoveDamaged, null, Cancellation);

        portal.Time.Advance(TimeSpan.FromMinutes(1));
        await portal.RunAsync(started);

        Assert.Equal(OperationState.Succeeded, (await portal.FindAsync(started)).State);
        Assert.True((await portal.StoreOf(Region).VerifyAsync(image.Digest!, null, Cancellation)).IsSound);
    }

    private static async Task<Image> CopiedAsync(TestPortal portal)
    {
        await portal.AddSeedRegionsAsync();
        var image = await portal.ImportGoodDiskAsync();
        await portal.Get<StartCopies>().RunAsync(portal.Alice, new([image.Id], [SampleImages.Shanghai]), Cancellation);
        await portal.RunJobsAsync();
        return image;
    }

    private static async Task<Operation> VerifyAsync(TestPortal portal, Caller caller) =>
        await portal.FinishAsync(await portal.Get<VerifyStore>().RunAsync(caller, Region, Cancellation));

    private static async Task<VerificationReport> ReportAsync(TestPortal portal, Caller caller) =>
        TestPortal.Accepted(await portal.Get<GetRegionStore>().RunAsync(caller, Region, Cancellation)).Verification.Report!;
}
