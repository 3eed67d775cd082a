using ImagePortal.Core.Copies;
using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Sharing;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Images;

/// <summary>What can be deleted, and what is said of the rest (R60–R66, D14).</summary>
public sealed class DeleteImagesTests
{
    private static readonly Dictionary<string, string?> PlentyOfEverything = new()
    {
        ["Portal:Limits:OperationsPerDay"] = "1000",
        ["Portal:Limits:ImagesPerRegion"] = "1000",
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Shared_image_is_refused_until_all_shares_are_cancelled_R62(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var image = await portal.AddImageAsync(portal.Alice);
        await portal.ShareAsync(image, portal.Bob.Account, portal.Carol.Account);

        var both = await DeleteAsync(portal, image);
        await portal.Get<UnshareImage>().RunAsync(portal.Alice, image, [portal.Bob.Account], Cancellation);
        var one = await DeleteAsync(portal, image);
        await portal.Get<LeaveShare>().RunAsync(portal.Carol, image, block: false, Cancellation);
        var none = await DeleteAsync(portal, image);

        Assert.Equal(("web", "image.shared"), (both.Name, both.Refusal?.Code));
        Assert.StartsWith("Shared with 2 accounts.", both.Refusal!.Message, StringComparison.Ordinal);
        Assert.StartsWith("Shared with 1 account.", one.Refusal!.Message, StringComparison.Ordinal);
        Assert.Null(none.Refusal);
        Assert.Equal(ImageState.Recycled, (await portal.FindAsync(image)).State);
    }

    [Theory]
    [EveryDatabase]
    public async Task Bulk_lets_what_can_go_and_names_the_reason_of_each_other_R63_R64_R65_R66(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await portal.AddSeedRegionsAsync();
        var (first, shared, copied, second) = (
            await portal.AddImageAsync(portal.Alice, "first"), await portal.AddImageAsync(portal.Alice, "shared"),
            await portal.AddImageAsync(portal.Alice, "copied"), await portal.AddImageAsync(portal.Alice, "second"));
        await portal.ShareAsync(shared, portal.Bob.Account);
        var copy = await CopyAsync(portal, copied);
        var (common, market) = (await portal.PublishAsync(ImageKind.Public), await portal.PublishAsync(ImageKind.Market));
        var (foreign, unknown) = (await portal.AddImageAsync(portal.Bob), ImageId.New());

        var results = await portal.Get<DeleteImages>().RunAsync(
            portal.Alice, [first, shared, common, market, copied, foreign, unknown, second, first], Cancellation);

        Assert.Equal(
            [
                (first, "first", null), (shared, "shared", "image.shared"), (common, "Public", "image.not-owned"), (market, "Market", "image.not-owned"),
                (copied, "copied", "image.in-use"), (foreign, null, "image.not-found"), (unknown, null, "image.not-found"), (second, "second", null),
            ],
            results.Select(x => (x.Image, x.Name, x.Refusal?.Code)));
        Assert.Equal(copy.Operation, results.Single(x => x.Image == copied).BusyWith);
        Assert.Equal(
            ["first", "second"],
            (await portal.Get<ListRecycled>().RunAsync(portal.Alice, TestPortal.Guangzhou, Cancellation)).Select(x => x.Name).Order());
        Assert.Equal([first.Value, second.Value], (await portal.AuditOfAsync(portal.Alice, "image.deleted")).Select(x => x.Subject));
    }

    [Theory]
    [EveryDatabase]
    public async Task Received_image_is_refused_R25_R63(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var image = await portal.AddImageAsync(portal.Alice);
        await portal.ShareAsync(image, portal.Bob.Account);

        var refused = Assert.Single(await portal.Get<DeleteImages>().RunAsync(portal.Bob, [image], Cancellation));

        Assert.Equal(("web", ErrorKind.Forbidden, "image.not-owned"), (refused.Name, refused.Refusal?.Kind, refused.Refusal?.Code));
        Assert.Equal(ImageState.Available, (await portal.FindAsync(image)).State);
    }

    [Theory]
    [EveryDatabase]
    public async Task Source_and_placeholder_of_a_copy_are_refused_with_its_operation_until_it_is_over_D14(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await portal.AddSeedRegionsAsync();
        var image = await portal.AddImageAsync(portal.Alice);
        var copy = await CopyAsync(portal, image);

        var (source, placeholder) = (await DeleteAsync(portal, image), await DeleteAsync(portal, copy.Copy!.Value));
        await portal.Get<CancelOperation>().RunAsync(portal.Alice, copy.Operation!.Value, Cancellation);
        await portal.RunJobsAsync();
        var after = await DeleteAsync(portal, image);

        Assert.Equal(("image.in-use", copy.Operation), (source.Refusal?.Code, source.BusyWith));
        Assert.Equal(("image.coming", copy.Operation), (placeholder.Refusal?.Code, placeholder.BusyWith));
        Assert.Contains(copy.Operation.Value.Value, source.Refusal!.Message, StringComparison.Ordinal);
        Assert.Null(after.Refusal);
    }

    [Theory]
    [EveryDatabase]
    public async Task Image_that_is_being_imported_is_refused_with_its_operation_D14(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var (image, operation, _) = await TenantScenario.FillAsync(portal, portal.Alice);

        var refused = await DeleteAsync(portal, image);

        Assert.Equal(("image.coming", operation), (refused.Refusal?.Code, refused.BusyWith));
    }

    [Theory]
    [EveryDatabase]
    public async Task Deletion_that_races_a_share_or_a_copy_never_lets_both_through_R62_D14(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider, settings: PlentyOfEverything);
        await portal.AddSeedRegionsAsync();

        foreach (var image in await portal.AddImagesAsync(16))
        {
            var share = Task.Run(() => portal.Get<ShareImage>().RunAsync(portal.Alice, new ShareRequest(image, [portal.Bob.Account.Value], "", null), Cancellation));
            var copy = Task.Run(() => portal.Get<StartCopies>().RunAsync(portal.Alice, new CopyRequest([image], [SampleImages.Beijing]), Cancellation));
            var deletion = Task.Run(() => DeleteAsync(portal, image));

            var (shared, copied, deleted) = ((await share).Ok, (await copy)[0].Refusal is null, (await deletion).Refusal is null);

            Assert.True(deleted ? !shared && !copied : shared && copied, $"deleted {deleted}, shared {shared}, copied {copied}");
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task Deletions_that_race_recycle_once(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var image = await portal.AddImageAsync(portal.Alice);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => DeleteAsync(portal, image))));

        Assert.Single(answers, x => x.Refusal is null);
        Assert.All(answers.Where(x => x.Refusal is not null), x => Assert.Equal("image.state", x.Refusal!.Code));
        Assert.Single(await portal.AuditOfAsync(portal.Alice, "image.deleted"));
    }

    private static async Task<ImageResult> DeleteAsync(TestPortal portal, ImageId image) =>
        Assert.Single(await portal.Get<DeleteImages>().RunAsync(portal.Alice, [image], Cancellation));

    private static async Task<CopyResult> CopyAsync(TestPortal portal, ImageId image)
    {
        var copy = Assert.Single(await portal.Get<StartCopies>().RunAsync(portal.Alice, new CopyRequest([image], [SampleImages.Beijing]), Cancellation));
        Assert.Null(copy.Refusal);
        return copy;
    }
}
