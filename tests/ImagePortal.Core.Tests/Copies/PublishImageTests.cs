using ImagePortal.Core.Accounts;
using ImagePortal.Core.Copies;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Copies;

/// <summary>Public and market images, published from a custom one (R3–R9, R28–R32).</summary>
public sealed class PublishImageTests
{
    private static readonly Offer Wiki = new("Wiki 1.4")
    {
        Description = "Ready to use.",
        Software = "Wiki 1.4, MySQL 8.0",
        Provider = "Harbour Software",
        PricePerHour = 0.25m,
        Currency = "usd",
        Assurance = "Reviewed by the operator",
        SecurityOption = "Host agent on request",
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task R4_R5_operator_offers_the_content_of_an_image_in_several_regions_to_all_and_takes_no_place_R20(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var source = await portal.ImportGoodDiskAsync();

        var results = TestPortal.Accepted(await PublishAsync(portal, Operator(portal), source.Id, ImageKind.Market, Wiki, TestPortal.Guangzhou, TestPortal.Toronto));
        await portal.RunJobsAsync();

        Assert.All(results, x => Assert.Null(x.Refusal));
        foreach (var region in new[] { TestPortal.Guangzhou, TestPortal.Toronto })
        {
            var seen = Assert.Single(await SeenAsync(portal, portal.Carol, region, ImageTab.Market));
            Assert.Equal(("Wiki 1.4", ImageState.Available, "Harbour Software", "Wiki 1.4, MySQL 8.0"), (seen.Name, seen.State, seen.Provider, seen.Software));
            Assert.Equal((0.25m, "USD", "Reviewed by the operator", "Host agent on request"), (seen.PricePerHour, seen.Currency, seen.Assurance, seen.SecurityOption));
            Assert.NotNull(seen.UpdatedAt);
        }

        // R20: nothing but the import took a place or counted.
        var usage = await portal.ReadAsync(db => db.RegionUsage.AsNoTracking().Where(x => x.Account == portal.Alice.Account).ToListAsync(Cancellation));
        Assert.Equal((1, 1), (usage.Sum(x => x.Places), usage.Sum(x => x.Operations)));
        Assert.Equal(2, (await portal.AuditOfAsync(portal.Alice, "offer.published")).Count);
    }

    [Fact]
    public async Task R11_offer_stands_alone_when_its_source_is_deleted_for_good()
    {
        await using var portal = await TestPortal.OpenAsync();
        var source = await portal.ImportGoodDiskAsync();
        var offer = TestPortal.Accepted(await PublishAsync(portal, Operator(portal), source.Id, ImageKind.Public, new Offer("Debian"), TestPortal.Guangzhou))[0].Copy!.Value;

        await portal.Get<DeleteImages>().RunAsync(portal.Alice, [source.Id], Cancellation);
        await portal.Get<PurgeImages>().RunAsync(portal.Alice, [source.Id], Cancellation);

        var seen = Assert.Single(await SeenAsync(portal, portal.Bob, TestPortal.Guangzhou, ImageTab.Public));
        Assert.Equal((offer, source.Digest), (seen.Id, (await portal.FindAsync(offer)).Digest));
    }

    [Fact]
    public async Task Publication_that_fails_frees_no_place_of_the_operator()
    {
        await using var portal = await TestPortal.OpenAsync();
        var kept = await portal.AddImageAsync(portal.Alice, "kept", TestPortal.Toronto);
        var source = await portal.AddImageAsync(portal.Alice, "content is nowhere");

        await PublishAsync(portal, Operator(portal), source, ImageKind.Public, new Offer("Debian"), TestPortal.Toronto);
        await portal.RunJobsAsync();
        var failed = TestPortal.Accepted(await portal.Get<ListOffers>().RunAsync(Operator(portal), TestPortal.Toronto, 0, 10, Cancellation)).Items.Single();
        var gone = await portal.Get<RetireOffers>().RunAsync(Operator(portal), [failed.Id], Cancellation);

        Assert.Equal(ImageState.Failed, failed.State);
        Assert.Equal(1, (await portal.UsageOfAsync(portal.Alice, TestPortal.Toronto)).Places);
        Assert.Null(Assert.Single(gone).Refusal);
        Assert.NotEqual(default, kept);
    }

    [Fact]
    public async Task Only_operators_publish_revise_retire_and_see_all_offers()
    {
        await using var portal = await TestPortal.OpenAsync();
        var (source, offer) = (await portal.AddImageAsync(portal.Alice), await portal.PublishAsync(ImageKind.Public));

        Error?[] refusals =
        [
            (await PublishAsync(portal, portal.Alice, source, ImageKind.Public, new Offer("mine"), TestPortal.Guangzhou)).Error,
            (await portal.Get<ReviseOffer>().RunAsync(portal.Alice, offer, new Offer("mine"), Cancellation)).Error,
            (await portal.Get<RetireOffers>().RunAsync(portal.Alice, [offer], Cancellation)).Single().Refusal,
            (await portal.Get<RetireOffers>().BringBackAsync(portal.Alice, offer, Cancellation)).Error,
            (await portal.Get<ListOffers>().RunAsync(portal.Alice, TestPortal.Guangzhou, 0, 10, Cancellation)).Error,
        ];

        Assert.All(refusals, x => Assert.Equal("offer.operators-only", x?.Code));
    }

    [Fact]
    public async Task Offer_that_a_list_could_not_show_is_refused_with_a_code_each()
    {
        await using var portal = await TestPortal.OpenAsync();
        var source = await portal.AddImageAsync(portal.Alice);
        async Task<string?> CodeOfAsync(Offer offer, ImageKind kind = ImageKind.Market) =>
            TestPortal.Accepted(await PublishAsync(portal, Operator(portal), source, kind, offer, TestPortal.Guangzhou)).Single().Refusal?.Code;

        Assert.Equal("image.name", await CodeOfAsync(Wiki with { Name = " " }));
        Assert.Equal("offer.provider", await CodeOfAsync(Wiki with { Provider = null }));
        Assert.Equal("offer.price", await CodeOfAsync(Wiki with { PricePerHour = -1 }));
        Assert.Equal("offer.currency", await CodeOfAsync(Wiki with { Currency = "dollars" }));
        Assert.Equal("offer.too-long", await CodeOfAsync(Wiki with { Assurance = new string('x', 201) }));
        Assert.Equal("offer.not-custom", await CodeOfAsync(Wiki, ImageKind.Custom));
        Assert.Null(await CodeOfAsync(Wiki with { Provider = null, PricePerHour = null }, ImageKind.Public));
    }

    [Fact]
    public async Task Retired_offer_leaves_the_list_comes_back_and_goes_for_good_with_time()
    {
        await using var portal = await TestPortal.OpenAsync();
        var offer = await portal.PublishAsync(ImageKind.Public);

        await portal.Get<RetireOffers>().RunAsync(Operator(portal), [offer], Cancellation);
        var retired = await SeenAsync(portal, portal.Bob, TestPortal.Guangzhou, ImageTab.Public);
        var bin = await portal.Get<ListRecycled>().RunAsync(portal.Carol, TestPortal.Guangzhou, Cancellation);
        Assert.True((await portal.Get<RetireOffers>().BringBackAsync(Operator(portal), offer, Cancellation)).Ok);
        var back = await SeenAsync(portal, portal.Bob, TestPortal.Guangzhou, ImageTab.Public);
        await portal.Get<RetireOffers>().RunAsync(Operator(portal), [offer], Cancellation);
        portal.Time.Advance(TimeSpan.FromDays(8));
        await portal.SweepAsync();

        Assert.Empty(retired);
        Assert.Empty(bin);
        Assert.Equal(offer, Assert.Single(back).Id);
        Assert.False(await portal.ReadAsync(db => db.Images.AnyAsync(x => x.Id == offer, Cancellation)));
    }

    [Fact]
    public async Task R9_revised_offer_says_the_new_words_and_the_audit_says_both()
    {
        await using var portal = await TestPortal.OpenAsync();
        var offer = await portal.PublishAsync(ImageKind.Public);

        var revised = await portal.Get<ReviseOffer>().RunAsync(Operator(portal), offer, new Offer("Debian 12") { Software = "Java 21", Family = "debian-12", Deprecated = true, Advice = "use Debian 13" }, Cancellation);

        Assert.True(revised.Ok);
        var seen = Assert.Single(await SeenAsync(portal, portal.Bob, TestPortal.Guangzhou, ImageTab.Public));
        Assert.Equal(("debian-12", true, "use Debian 13"), (seen.Family, seen.Deprecated, seen.Advice));
        Assert.Equal(("Debian 12", "Java 21"), ((await portal.FindAsync(offer)).Name, (await portal.FindAsync(offer)).Software));
        Assert.Equal("Public → Debian 12; Java 21; debian-12; deprecated: use Debian 13", Assert.Single(await portal.AuditOfAsync(portal.Alice, "offer.revised")).Detail);
    }

    [Fact]
    public async Task R29_import_of_the_content_of_a_market_image_inherits_its_cost_and_its_copy_too()
    {
        await using var portal = await TestPortal.OpenAsync();
        await portal.AddSeedRegionsAsync();
        var source = await portal.ImportGoodDiskAsync("source");
        var market = TestPortal.Accepted(await PublishAsync(portal, Operator(portal), source.Id, ImageKind.Market, Wiki, TestPortal.Guangzhou))[0].Copy!.Value;

        var file = await portal.UploadAsync(portal.Bob, SampleDisks.Good);
        var import = TestPortal.Accepted(await portal.StartImportAsync(portal.Bob, file, "my wiki"));
        await portal.RunJobsAsync();
        var copy = (await portal.Get<StartCopies>().RunAsync(portal.Bob, new CopyRequest([import.Image], [SampleImages.Beijing]), Cancellation))[0].Copy!.Value;
        await portal.RunJobsAsync();

        foreach (var image in new[] { import.Image, copy })
        {
            var seen = TestPortal.Accepted(await portal.Get<GetImage>().RunAsync(portal.Bob, image, Cancellation)).Image;
            Assert.Equal((market, "Wiki 1.4", 0.25m, "USD"), (seen.BasedOn, seen.BasedOnName, seen.PricePerHour, seen.Currency));
        }

        Assert.Null((await portal.FindAsync(source.Id)).BasedOn);
    }

    [Fact]
    public async Task R15_copy_adds_no_cost_of_its_own()
    {
        await using var portal = await TestPortal.OpenAsync();
        await portal.AddSeedRegionsAsync();
        var source = await portal.AddImageAsync(portal.Alice);

        var copy = (await portal.Get<StartCopies>().RunAsync(portal.Alice, new CopyRequest([source], [SampleImages.Beijing]), Cancellation))[0].Copy!.Value;

        Assert.Null((await portal.FindAsync(copy)).PricePerHour);
    }

    private static Caller Operator(TestPortal portal) => portal.Alice with { IsOperator = true };

    private static Task<Result<IReadOnlyList<CopyResult>>> PublishAsync(
        TestPortal portal, Caller caller, ImageId source, ImageKind kind, Offer offer, params RegionCode[] regions) =>
        portal.Get<PublishImage>().RunAsync(caller, new Publication(source, kind, regions, offer), Cancellation);

    private static async Task<IReadOnlyList<ImageListItem>> SeenAsync(TestPortal portal, Caller caller, RegionCode region, ImageTab tab) =>
        (await portal.Get<ListImages>().RunAsync(caller, new ImageQuery(region, tab), Cancellation)).Items;
}
