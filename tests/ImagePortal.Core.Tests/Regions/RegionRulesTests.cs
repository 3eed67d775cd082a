using ImagePortal.Core.Accounts;
using ImagePortal.Core.Copies;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Tests.Setup;

namespace ImagePortal.Core.Tests.Regions;

/// <summary>What an operator says of a region holds from the next request on (D1, D7, R16, R27).</summary>
public sealed class RegionRulesTests
{
    private static readonly RegionSettings Open = new("Guangzhou", "Asia/Shanghai", "strict", true, true, ImportsClosed: false, "");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Copies_are_refused_one_way_or_the_other_as_the_flags_say_R16_D1(DatabaseProvider provider)
    {
        await using var portal = await OpenAsync(provider);
        await portal.AddSeedRegionsAsync();
        var image = await portal.AddImageAsync(portal.Alice);
        async Task<string?> TryAsync(bool from, bool to)
        {
            Assert.True((await EditAsync(portal, TestPortal.Guangzhou, Open with { CanBeCopySource = from })).Ok);
            Assert.True((await EditAsync(portal, SampleImages.Beijing, Open with { Name = "Beijing", CanBeCopyDestination = to })).Ok);
            var results = await portal.Get<StartCopies>().RunAsync(portal.Alice, new CopyRequest([image], [SampleImages.Beijing]), Cancellation);
            return Assert.Single(results).Refusal?.Code;
        }

        Assert.Equal("copy.source-region", await TryAsync(from: false, to: true));
        Assert.Equal("copy.destination-region", await TryAsync(from: true, to: false));
        Assert.Null(await TryAsync(from: true, to: true));
    }

    [Theory]
    [EveryDatabase]
    public async Task Closed_region_takes_no_new_import_and_keeps_what_it_has(DatabaseProvider provider)
    {
        await using var portal = await OpenAsync(provider);
        var file = await portal.UploadAsync(portal.Alice, [1, 2, 3]);
        var image = await portal.AddImageAsync(portal.Alice);

        Assert.True((await EditAsync(portal, TestPortal.Guangzhou, Open with { ImportsClosed = true })).Ok);
        var refused = await portal.StartImportAsync(portal.Alice, file);
        var elsewhere = await portal.StartImportAsync(portal.Alice, file, region: TestPortal.Toronto);

        Assert.Equal((ErrorKind.Forbidden, "region.imports-closed"), (refused.Error?.Kind, refused.Error?.Code));
        Assert.True(elsewhere.Ok);
        Assert.Equal(1, (await portal.UsageOfAsync(portal.Alice, TestPortal.Guangzhou)).Places);
        Assert.Equal(image, (await portal.FindAsync(image)).Id);
    }

    [Theory]
    [EveryDatabase]
    public async Task Added_region_is_there_at_once_with_its_prices_and_every_change_is_audited_R27(DatabaseProvider provider)
    {
        await using var portal = await OpenAsync(provider);
        var prices = "Windows Server 2012 R2: USD 0.04 an hour\nSQL Server: USD 0.20 an hour";

        Assert.True((await portal.Get<AddRegion>().RunAsync(Admin(portal), " eu-frankfurt ", Open with { Name = "Frankfurt", TimeZone = "Europe/Berlin", Prices = prices }, Cancellation)).Ok);
        Assert.True((await portal.Get<MoveRegion>().RunAsync(Admin(portal), new RegionCode("eu-frankfurt"), up: true, Cancellation)).Ok);
        var regions = await portal.Get<ListRegions>().RunAsync(Cancellation);

        Assert.Equal(["Guangzhou", "Frankfurt", "Toronto"], regions.Select(x => x.Name));
        Assert.Equal([new("Windows Server 2012 R2", "USD 0.04 an hour"), new RegionPrice("SQL Server", "USD 0.20 an hour")], regions[1].Prices);
        Assert.True((await portal.StartImportAsync(portal.Alice, await portal.UploadAsync(portal.Alice, [1]), region: new RegionCode("eu-frankfurt"))).Ok);
        Assert.Equal(["region.added", "region.moved"], (await portal.AuditOfAsync(portal.Carol, "region.")).Select(x => x.Action));
        Assert.Equal("region.known", (await portal.Get<AddRegion>().RunAsync(Admin(portal), "eu-frankfurt", Open, Cancellation)).Error?.Code);
    }

    [Theory]
    [InlineData("region.name", "", "Asia/Shanghai", "strict", "")]
    [InlineData("region.time-zone", "Name", "Middle/Earth", "strict", "")]
    [InlineData("region.profile", "Name", "Asia/Shanghai", "loose", "")]
    [InlineData("region.prices", "Name", "Asia/Shanghai", "modern", "Windows is dear")]
    public async Task Bad_rule_is_refused_and_changes_nothing(string code, string name, string zone, string profile, string prices)
    {
        await using var portal = await OpenAsync(DatabaseProvider.Sqlite);

        var refused = await EditAsync(portal, TestPortal.Guangzhou, new RegionSettings(name, zone, profile, false, false, true, prices));

        Assert.Equal(code, refused.Error?.Code);
        Assert.False((await portal.Get<ListRegions>().RunAsync(Cancellation))[0].ImportsClosed);
    }

    [Theory]
    [InlineData("EU")]
    [InlineData("../etc")]
    [InlineData("")]
    public async Task Bad_code_is_refused(string code)
    {
        await using var portal = await OpenAsync(DatabaseProvider.Sqlite);

        Assert.Equal("region.code", (await portal.Get<AddRegion>().RunAsync(Admin(portal), code, Open, Cancellation)).Error?.Code);
    }

    [Fact]
    public async Task Only_operators_change_regions_and_see_the_overview()
    {
        await using var portal = await OpenAsync(DatabaseProvider.Sqlite);

        Assert.Equal("operator.only", (await portal.Get<EditRegion>().RunAsync(portal.Alice, TestPortal.Guangzhou, Open, Cancellation)).Error?.Code);
        Assert.Equal("operator.only", (await portal.Get<AddRegion>().RunAsync(portal.Alice, "eu-mine", Open, Cancellation)).Error?.Code);
        Assert.Equal("operator.only", (await portal.Get<MoveRegion>().RunAsync(portal.Alice, TestPortal.Guangzhou, up: false, Cancellation)).Error?.Code);
        Assert.Equal("operator.only", (await portal.Get<GetOverview>().RunAsync(portal.Alice, Cancellation)).Error?.Code);
    }

    [Theory]
    [EveryDatabase]
    public async Task Overview_counts_what_is_there(DatabaseProvider provider)
    {
        await using var portal = await OpenAsync(provider);
        await portal.AddImageAsync(portal.Alice, "one");
        await portal.AddImageAsync(portal.Alice, "two");
        await portal.AddImageAsync(portal.Bob);
        await portal.AcceptAsync(portal.Bob);

        var overview = TestPortal.Accepted(await portal.Get<GetOverview>().RunAsync(Admin(portal), Cancellation));

        Assert.Equal((1, 0, 0, 0, 3), (overview.Queued, overview.Running, overview.FailedToday, overview.DeadLetters, overview.Accounts));
        Assert.Equal([("Guangzhou", 3, 2, 1), ("Toronto", 0, 0, 0)], overview.Regions.Select(x => (x.Name, x.Images, x.Accounts, x.Working)));
    }

    [Theory]
    [EveryDatabase]
    public async Task Accounts_are_found_by_name_mail_and_IDs(DatabaseProvider provider)
    {
        await using var portal = await OpenAsync(provider);
        await portal.AddMemberAsync(portal.Bob, "zoe@elsewhere.test");
        await portal.AddAccountsAsync(30);
        async Task<IReadOnlyList<string>> FindAsync(string text, int page = 0) =>
            [.. TestPortal.Accepted(await portal.Get<ListAccounts>().RunAsync(Admin(portal), new AccountQuery(text, page), Cancellation)).Items.Select(x => x.Name)];

        Assert.Equal(["Alice"], await FindAsync("ALI"));
        Assert.Equal(["Bob"], await FindAsync("zoe@"));
        Assert.Equal(["Carol"], await FindAsync("100000000003"));
        Assert.Equal(["Carol"], await FindAsync("1250000003"));
        Assert.Empty(await FindAsync("%"));
        Assert.Equal((25, 8), ((await FindAsync("")).Count, (await FindAsync("", 1)).Count));
    }

    private static async Task<TestPortal> OpenAsync(DatabaseProvider provider)
    {
        var portal = await TestPortal.OpenAsync(provider);
        await portal.MakeOperatorAsync(portal.Carol);
        return portal;
    }

    private static Caller Admin(TestPortal portal) => portal.Carol with { IsOperator = true };

    private static Task<Result> EditAsync(TestPortal portal, RegionCode region, RegionSettings settings) =>
        portal.Get<EditRegion>().RunAsync(Admin(portal), region, settings, Cancellation);
}
