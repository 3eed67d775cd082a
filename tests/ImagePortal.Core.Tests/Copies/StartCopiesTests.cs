using ImagePortal.Core.Copies;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Copies;

/// <summary>Which copies are accepted, and what each reserves (R13, R14, R16, R41–R46).</summary>
public sealed class StartCopiesTests
{
    private static readonly Dictionary<string, string?> PlentyOfOperations = new() { ["Portal:Limits:OperationsPerDay"] = "1000" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Only_the_four_regions_copy_among_each_other_and_every_refusal_names_its_rule_R16_D1(DatabaseProvider provider)
    {
        await using var portal = await OpenAsync(provider);
        RegionCode[] four = [TestPortal.Guangzhou, SampleImages.Beijing, SampleImages.Shanghai, SampleImages.HongKong];
        var rules = new Dictionary<string, string>
        {
            ["copy.source-region"] = "canBeCopySource",
            ["copy.destination-region"] = "canBeCopyDestination",
            ["copy.same-region"] = "already",
        };

        foreach (var source in SampleImages.SeedRegions)
        {
            var image = await portal.AddImageAsync(portal.Alice, $"from {source}", source);

            var results = await CopyAsync(portal, [image], SampleImages.SeedRegions);

            Assert.Equal(SampleImages.SeedRegions, results.Select(x => x.Destination));
            foreach (var result in results)
            {
                var expected = result.Destination switch
                {
                    var to when to == source => "copy.same-region",
                    _ when !four.Contains(source) => "copy.source-region",
                    var to when !four.Contains(to) => "copy.destination-region",
                    _ => null,
                };
                Assert.Equal((source, result.Destination, expected), (source, result.Destination, result.Refusal?.Code));
                Assert.Equal(expected is null, result is { Copy: not null, Operation: not null });
                Assert.True(expected is null || result.Refusal!.Message.Contains(rules[expected], StringComparison.Ordinal));
            }
        }

        Assert.Equal(4 * 3, await portal.ReadAsync(db => db.Operations.CountAsync()));
    }

    [Theory]
    [EveryDatabase]
    public async Task Copy_counts_in_the_source_region_and_takes_its_place_in_the_destination_R14_R45_D3(DatabaseProvider provider)
    {
        await using var portal = await OpenAsync(provider);
        var image = await portal.AddImageAsync(portal.Alice);

        await CopyAsync(portal, [image], [SampleImages.Beijing, SampleImages.Shanghai]);

        var (source, destination) = (await portal.UsageOfAsync(portal.Alice, TestPortal.Guangzhou), await portal.UsageOfAsync(portal.Alice, SampleImages.Beijing));
        Assert.Equal((1, 2), (source.Places, source.Operations));
        Assert.Equal((1, 0), (destination.Places, destination.Operations));
    }

    [Theory]
    [EveryDatabase]
    public async Task Copy_shows_in_the_destination_from_the_first_moment_at_0_percent_R43_D20(DatabaseProvider provider)
    {
        await using var portal = await OpenAsync(provider);
        var image = await portal.AddImageAsync(portal.Alice);

        var started = Assert.Single(await CopyAsync(portal, [image], [SampleImages.Beijing]));

        var list = await portal.Get<ListImages>().RunAsync(portal.Alice, new ImageQuery(SampleImages.Beijing, ImageTab.Custom), Cancellation);
        var row = Assert.Single(list.Items);
        Assert.Equal((started.Copy!.Value, "web", ImageState.Copying), (row.Id, row.Name, row.State));
        Assert.Equal((started.Operation!.Value, 0), (row.Progress!.Operation, row.Progress.Percent));
        Assert.Equal([$"AdvanceOperationJob:{started.Operation}"], portal.Jobs.Queued);
        Assert.Equal(
            [("copy.started", started.Copy.Value.Value, portal.Alice.Member, $"{image} from ap-guangzhou to ap-beijing")],
            await portal.AuditOfAsync(portal.Alice, "copy."));
    }

    [Theory]
    [EveryDatabase]
    public async Task Sixth_operation_of_the_source_regions_day_is_refused_and_reserves_nothing_R14(DatabaseProvider provider)
    {
        await using var portal = await OpenAsync(provider);
        var images = await portal.AddImagesAsync(2);

        var results = await CopyAsync(portal, images, [SampleImages.Beijing, SampleImages.Shanghai, SampleImages.HongKong]);

        Assert.Equal(5, results.Count(x => x.Refusal is null));
        Assert.Equal(("image.no-operation", SampleImages.HongKong), (results[^1].Refusal?.Code, results[^1].Destination));
        Assert.Equal(5, (await portal.UsageOfAsync(portal.Alice, TestPortal.Guangzhou)).Operations);
        Assert.Equal(1, (await portal.UsageOfAsync(portal.Alice, SampleImages.HongKong)).Places);

        portal.Time.Advance(TimeSpan.FromDays(1));
        Assert.Null(Assert.Single(await CopyAsync(portal, [images[1]], [SampleImages.HongKong])).Refusal);
    }

    [Theory]
    [EveryDatabase]
    public async Task Eleventh_place_of_the_destination_is_refused_and_counts_nothing_R13_R45(DatabaseProvider provider)
    {
        await using var portal = await OpenAsync(provider);
        await portal.AddImagesAsync(10, SampleImages.Beijing);
        var image = await portal.AddImageAsync(portal.Alice, "eleventh");

        var refused = Assert.Single(await CopyAsync(portal, [image], [SampleImages.Beijing]));

        Assert.Equal((ErrorKind.LimitReached, "image.no-place"), (refused.Refusal?.Kind, refused.Refusal?.Code));
        Assert.Equal((10, 0), ((await portal.UsageOfAsync(portal.Alice, SampleImages.Beijing)).Places, (await portal.UsageOfAsync(portal.Alice, TestPortal.Guangzhou)).Operations));
    }

    [Theory]
    [EveryDatabase]
    public async Task Racing_copies_never_pass_the_places_of_the_destination_R13(DatabaseProvider provider)
    {
        await using var portal = await OpenAsync(provider, PlentyOfOperations);
        var images = await portal.AddImagesAsync(40);

        var results = await RaceAsync(portal, images);

        Assert.Equal(10, results.Count(x => x.Refusal is null));
        Assert.All(results.Where(x => x.Refusal is not null), x => Assert.Equal("image.no-place", x.Refusal!.Code));
        Assert.Equal((10, 10), ((await portal.UsageOfAsync(portal.Alice, SampleImages.Beijing)).Places, (await portal.UsageOfAsync(portal.Alice, TestPortal.Guangzhou)).Operations));
    }

    [Theory]
    [EveryDatabase]
    public async Task Racing_copies_never_pass_the_operations_of_the_day_R14(DatabaseProvider provider)
    {
        await using var portal = await OpenAsync(provider);
        var images = await portal.AddImagesAsync(40);

        var results = await RaceAsync(portal, images);

        Assert.Equal(5, results.Count(x => x.Refusal is null));
        Assert.All(results.Where(x => x.Refusal is not null), x => Assert.Equal("image.no-operation", x.Refusal!.Code));
        Assert.Equal((5, 5), ((await portal.UsageOfAsync(portal.Alice, SampleImages.Beijing)).Places, await portal.ReadAsync(db => db.Operations.CountAsync())));
    }

    [Theory]
    [EveryDatabase]
    public async Task What_is_refused_does_not_hold_up_the_rest_R41(DatabaseProvider provider)
    {
        await using var portal = await OpenAsync(provider);
        var (good, recycled, taken) = (await portal.AddImageAsync(portal.Alice, "good"), await portal.AddImageAsync(portal.Alice, "recycled"), await portal.AddImageAsync(portal.Alice, "taken"));
        await portal.AddImageAsync(portal.Alice, "taken", SampleImages.Beijing);
        await portal.Get<DeleteImages>().RunAsync(portal.Alice, [recycled], Cancellation);
        var (foreign, published) = (await portal.AddImageAsync(portal.Bob), await portal.PublishAsync(ImageKind.Public));

        var results = await CopyAsync(portal, [foreign, published, recycled, taken, good, good], [SampleImages.Beijing, new RegionCode("ap-nowhere")]);

        Assert.Equal(
            ["image.not-found", "image.not-owned", "copy.not-available", "image.name-taken", null],
            results.Where(x => x.Destination == SampleImages.Beijing).Select(x => x.Refusal?.Code));
        Assert.Equal(
            ["image.not-found", "region.not-found"],
            results.Where(x => x.Destination != SampleImages.Beijing).Select(x => x.Refusal?.Code).Distinct());
        Assert.Equal(1, await portal.ReadAsync(db => db.Operations.CountAsync()));
    }

    private static async Task<TestPortal> OpenAsync(DatabaseProvider provider, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var portal = await TestPortal.OpenAsync(provider, settings: settings);
        await portal.AddSeedRegionsAsync();
        return portal;
    }

    private static Task<IReadOnlyList<CopyResult>> CopyAsync(TestPortal portal, IReadOnlyList<ImageId> images, IReadOnlyList<RegionCode> destinations) =>
        portal.Get<StartCopies>().RunAsync(portal.Alice, new CopyRequest(images, destinations), Cancellation);

    private static async Task<IReadOnlyList<CopyResult>> RaceAsync(TestPortal portal, IReadOnlyList<ImageId> images) =>
        [.. (await Task.WhenAll(images.Select(x => Task.Run(() => CopyAsync(portal, [x], [SampleImages.Beijing]))))).SelectMany(x => x)];
}
