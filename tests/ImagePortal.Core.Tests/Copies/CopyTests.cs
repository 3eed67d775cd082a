using ImagePortal.Core.Copies;
using ImagePortal.Core.Images;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Core.Tests.Copies;

/// <summary>From an accepted copy to an independent image, or to an end that left nothing behind (R11, R41–R46).</summary>
public sealed class CopyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Copy_becomes_available_with_the_same_digest_and_its_owner_is_told_R43(DatabaseProvider provider)
    {
        await using var portal = await OpenAsync(provider);
        var source = await portal.ImportGoodDiskAsync();

        var started = await StartAsync(portal, source.Id);
        await portal.RunJobsAsync();

        var (copy, operation) = (await portal.FindAsync(started.Copy!.Value), await portal.FindAsync(started.Operation!.Value));
        Assert.Equal((ImageState.Available, OperationState.Succeeded, 100), (copy.State, operation.State, operation.Percent));
        Assert.Equal((source.Digest, source.VirtualSize, source.StoredSize), (copy.Digest, copy.VirtualSize, copy.StoredSize));
        Assert.Equal((source.ProductName, source.Architecture), (copy.ProductName, copy.Architecture));
        Assert.True((await StoreOf(portal, SampleImages.Beijing).VerifyAsync(copy.Digest!, null, Cancellation)).IsSound);

        var (kind, notice, link, recipient) = portal.Mails.AboutImages[^1];
        Assert.Equal((NoticeKind.CopyDone, "alice@example.test", $"/images/ap-beijing/{copy.Id}"), (kind, recipient, link));
        Assert.Equal(("web", "Beijing", $"{source.Id} in ap-guangzhou", null), (notice.ImageName, notice.RegionName, notice.SourceName, notice.Reason));
        Assert.Equal(["copy.started", "copy.succeeded"], (await portal.AuditOfAsync(portal.Alice, "copy.")).Select(x => x.Action));
    }

    [Theory]
    [EveryDatabase]
    public async Task Copy_opens_and_verifies_after_its_source_was_edited_deleted_and_purged_R11(DatabaseProvider provider)
    {
        await using var portal = await OpenAsync(provider);
        var source = await portal.ImportGoodDiskAsync();
        var started = await StartAsync(portal, source.Id);
        await portal.RunJobsAsync();

        Assert.True((await portal.Get<EditImage>().RunAsync(portal.Alice, source.Id, "other", "words", Cancellation)).Ok);
        Assert.Null(Assert.Single(await portal.Get<DeleteImages>().RunAsync(portal.Alice, [source.Id], Cancellation)).Refusal);
        Assert.Null(Assert.Single(await portal.Get<PurgeImages>().RunAsync(portal.Alice, [source.Id], Cancellation)).Refusal);
        Directory.Delete(Path.Combine(portal.DataPath, "stores", TestPortal.Guangzhou.Value), recursive: true);

        var copy = await portal.FindAsync(started.Copy!.Value);
        Assert.Equal((ImageState.Available, "web", ""), (copy.State, copy.Name, copy.Description));
        await using var disk = await StoreOf(portal, SampleImages.Beijing).OpenAsync(copy.Digest!, Cancellation);
        Assert.Equal(copy.VirtualSize, disk.Length);
        Assert.True((await StoreOf(portal, SampleImages.Beijing).VerifyAsync(copy.Digest!, null, Cancellation)).IsSound);
    }

    [Theory]
    [EveryDatabase]
    public async Task Copy_deleted_and_purged_leaves_its_source_as_it_was_R11(DatabaseProvider provider)
    {
        await using var portal = await OpenAsync(provider);
        var source = await portal.ImportGoodDiskAsync();
        var started = await StartAsync(portal, source.Id);
        await portal.RunJobsAsync();

        await portal.Get<DeleteImages>().RunAsync(portal.Alice, [started.Copy!.Value], Cancellation);
        await portal.Get<PurgeImages>().RunAsync(portal.Alice, [started.Copy!.Value], Cancellation);

        Assert.Equal(ImageState.Available, (await portal.FindAsync(source.Id)).State);
        Assert.True((await StoreOf(portal, TestPortal.Guangzhou).VerifyAsync(source.Digest!, null, Cancellation)).IsSound);
        Assert.Equal((0, 1), ((await portal.UsageOfAsync(portal.Alice, SampleImages.Beijing)).Places, (await portal.UsageOfAsync(portal.Alice, TestPortal.Guangzhou)).Places));
    }

    [Theory]
    [EveryDatabase]
    public async Task Cancelled_copy_leaves_no_image_and_gives_back_place_and_allowance_D3_D17(DatabaseProvider provider)
    {
        await using var portal = await OpenAsync(provider);
        var started = await StartAsync(portal, await portal.AddImageAsync(portal.Alice));

        Assert.True((await portal.Get<CancelOperation>().RunAsync(portal.Alice, started.Operation!.Value, Cancellation)).Ok);
        await portal.RunJobsAsync();

        Assert.Equal((OperationState.Cancelled, null), ((await portal.FindAsync(started.Operation.Value)).State, (await portal.FindAsync(started.Operation.Value)).CountedOn));
        Assert.False(await portal.ReadAsync(db => db.Images.AnyAsync(x => x.Id == started.Copy)));
        Assert.Equal((0, 0), await MetersAsync(portal));
        Assert.False(await portal.ReadAsync(db => db.Notifications.AnyAsync()));
    }

    [Fact]
    public async Task Handler_run_twice_gives_the_same_and_moves_nothing_the_second_time()
    {
        await using var portal = await OpenAsync(DatabaseProvider.Sqlite);
        var source = await portal.ImportGoodDiskAsync();
        var started = await StartAsync(portal, source.Id);
        var claimed = (await portal.Get<OperationLease>().ClaimAsync(started.Operation!.Value, Cancellation))!;
        var context = new OperationContext(claimed, portal.Get<SystemDatabase>(), portal.Get<LiveChanges>(), portal.Time);
        var handler = portal.Services.GetServices<IOperationHandler>().Single(x => x.Kind == OperationKind.Copy);

        var first = Assert.IsType<CopyOutcome>((await handler.RunAsync(context, Cancellation)).Value).Transfer;
        var second = Assert.IsType<CopyOutcome>((await handler.RunAsync(context, Cancellation)).Value).Transfer;

        Assert.Equal((source.Digest, source.Digest), (first.Digest, second.Digest));
        Assert.Equal((source.StoredSize, source.StoredSize), (first.BytesMoved, second.BytesReused));
        Assert.Equal((0L, 0), (second.BytesMoved, second.ChunksMoved));
    }

    [Theory]
    [InlineData("manifests")]
    [InlineData("chunks")]
    public async Task Copy_whose_source_lost_its_content_fails_with_its_own_code_and_is_refunded_D3(string lost)
    {
        await using var portal = await OpenAsync(DatabaseProvider.Sqlite);
        var source = await portal.ImportGoodDiskAsync();
        var started = await StartAsync(portal, source.Id);
        Lose(portal, lost);

        var plan = await portal.Get<PlanCopies>().RunAsync(portal.Alice, [source.Id], Cancellation);
        await portal.RunJobsAsync();

        var (copy, operation) = (await portal.FindAsync(started.Copy!.Value), await portal.FindAsync(started.Operation!.Value));
        Assert.Equal((ImageState.Failed, "copy.content-missing"), (copy.State, copy.FailureCode));
        Assert.Equal((OperationState.Failed, "copy.content-missing", null), (operation.State, operation.RefusalCode, operation.CountedOn));
        Assert.Equal((0, 1), await MetersAsync(portal));
        Assert.Equal(NoticeKind.CopyFailed, portal.Mails.Composed.Last().Kind);
        Assert.Equal("copy.content-missing", plan.Single(x => x.Destination == SampleImages.Shanghai).Refusal?.Code);
    }

    [Theory]
    [EveryDatabase]
    public async Task Plan_tells_what_would_move_and_which_rule_refuses_and_changes_nothing_R16(DatabaseProvider provider)
    {
        await using var portal = await OpenAsync(provider);
        var source = await portal.ImportGoodDiskAsync();
        await portal.AddImagesAsync(10, SampleImages.Shanghai);

        var before = await PlanAsync(portal, source.Id);
        await StartAsync(portal, source.Id);
        await portal.RunJobsAsync();
        var after = await PlanAsync(portal, source.Id);

        Assert.Equal(SampleImages.SeedRegions.Where(x => x != TestPortal.Guangzhou).Order(Comparer), before.Keys.Order(Comparer));
        Assert.Equal((source.StoredSize, source.StoredSize, 0, 10, null), Facts(before[SampleImages.Beijing]));
        Assert.Equal((0L, source.StoredSize, 1, 10, "image.name-taken"), Facts(after[SampleImages.Beijing]));
        Assert.Equal((0L, source.StoredSize, 10, 10, "copy.no-place"), Facts(before[SampleImages.Shanghai]));
        Assert.Equal("copy.destination-region", before[SampleImages.Singapore].Refusal?.Code);
        Assert.Equal("copy.destination-region", before[TestPortal.Toronto].Refusal?.Code);
        Assert.Equal(1, (await portal.UsageOfAsync(portal.Alice, SampleImages.Beijing)).Places);
    }

    [Theory]
    [EveryDatabase]
    public async Task Plan_counts_what_two_images_share_once_and_nothing_of_what_is_there(DatabaseProvider provider)
    {
        await using var portal = await OpenAsync(provider);
        var (source, twin) = (await portal.ImportGoodDiskAsync(), await portal.ImportGoodDiskAsync("twin"));

        var before = await PlanAsync(portal, source.Id, twin.Id);
        await StartAsync(portal, source.Id);
        await portal.RunJobsAsync();
        var after = await PlanAsync(portal, twin.Id);

        Assert.Equal((source.StoredSize, source.StoredSize, 0, 10, null), Facts(before[SampleImages.Beijing]));
        Assert.Equal((0L, source.StoredSize, 1, 10, null), Facts(after[SampleImages.Beijing]));
    }

    private static Comparer<RegionCode> Comparer { get; } = Comparer<RegionCode>.Create((x, y) => string.CompareOrdinal(x.Value, y.Value));

    private static (long? Move, long? Total, int Used, int Limit, string? Refusal) Facts(CopyPlan plan) =>
        (plan.BytesToMove, plan.BytesTotal, plan.PlacesUsed, plan.PlacesLimit, plan.Refusal?.Code);

    private static async Task<Dictionary<RegionCode, CopyPlan>> PlanAsync(TestPortal portal, params ImageId[] images) =>
        (await portal.Get<PlanCopies>().RunAsync(portal.Alice, images, Cancellation)).ToDictionary(x => x.Destination);

    /// <summary>Places of the destination and operations of the source.</summary>
    private static async Task<(int Places, int Operations)> MetersAsync(TestPortal portal) =>
        ((await portal.UsageOfAsync(portal.Alice, SampleImages.Beijing)).Places, (await portal.UsageOfAsync(portal.Alice, TestPortal.Guangzhou)).Operations);

    private static void Lose(TestPortal portal, string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(portal.DataPath, "stores", TestPortal.Guangzhou.Value, folder), "*", SearchOption.AllDirectories).ToList())
        {
            File.Delete(file);
        }
    }

    private static async Task<TestPortal> OpenAsync(DatabaseProvider provider)
    {
        var portal = await TestPortal.OpenAsync(provider);
        await portal.AddSeedRegionsAsync();
        return portal;
    }

    private static async Task<CopyResult> StartAsync(TestPortal portal, ImageId image)
    {
        var result = Assert.Single(await portal.Get<StartCopies>().RunAsync(portal.Alice, new CopyRequest([image], [SampleImages.Beijing]), Cancellation));
        Assert.Null(result.Refusal);
        return result;
    }

    private static Storage.ImageStore StoreOf(TestPortal portal, RegionCode region) => portal.Get<ImageStores>().For(region);
}
