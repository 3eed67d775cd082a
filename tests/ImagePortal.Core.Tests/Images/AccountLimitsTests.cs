using ImagePortal.Core.Accounts;
using ImagePortal.Core.Copies;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Sharing;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Images;

/// <summary>Limits that an operator sets for one account hold wherever the defaults do, at once and in races (R13, R14, R17).</summary>
public sealed class AccountLimitsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Override_counts_from_the_next_request_on_and_an_empty_one_takes_the_default_again_R13_R14(DatabaseProvider provider)
    {
        await using var portal = await OpenAsync(provider);
        await OverrideAsync(portal, new LimitOverrides(2, 7, null));

        var one = await StartAsync(portal, "one");
        var two = await StartAsync(portal, "two");
        var three = await StartAsync(portal, "three");
        var counts = await CountAsync(portal);
        await OverrideAsync(portal, new LimitOverrides(null, 2, null));
        var four = await StartAsync(portal, "four");
        await OverrideAsync(portal, new LimitOverrides(null, null, null));
        var five = await StartAsync(portal, "five");

        Assert.Equal((null, null, "image.no-place"), (one, two, three));
        Assert.Equal((2, 2, 2, 7), (counts.PlacesUsed, counts.PlacesLimit, counts.OperationsUsed, counts.OperationsLimit));
        Assert.Equal(("image.no-operation", null), (four, five));
        Assert.Equal((3, 10, 3, 5), await MeterAsync(portal));
        var lines = await portal.AuditOfAsync(portal.Alice, "account.limits");
        Assert.Equal(
            [
                "images 2, operations 7, shares default", "images default, operations 2, shares default", "images default, operations default, shares default",
            ],
            lines.Select(x => x.Detail!.Split(" → ")[1]));
        Assert.All(lines, x => Assert.Equal(portal.Carol.Member, x.Member));
    }

    [Theory]
    [EveryDatabase]
    public async Task Hundred_racing_imports_never_pass_the_overrides_and_the_next_day_begins_anew_R13_R14_D3(DatabaseProvider provider)
    {
        await using var portal = await OpenAsync(provider);
        await OverrideAsync(portal, new LimitOverrides(9, 3, null));
        var files = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => portal.UploadAsync(portal.Alice, [1, 2, 3])));

        var answers = await Task.WhenAll(files.Index().Select(x => Task.Run(() => portal.StartImportAsync(portal.Alice, x.Item, $"web {x.Index}"))));
        var raced = await MeterAsync(portal);
        portal.Time.Advance((await CountAsync(portal)).ResetsAt - portal.Time.GetUtcNow());
        var nextDay = await MeterAsync(portal);

        Assert.Equal(3, answers.Count(x => x.Ok));
        Assert.All(answers.Where(x => !x.Ok), x => Assert.Equal("image.no-operation", x.Error!.Code));
        Assert.Equal(((3, 9, 3, 3), (3, 9, 0, 3)), (raced, nextDay));
    }

    [Theory]
    [EveryDatabase]
    public async Task Hundred_racing_shares_never_pass_the_override_R17(DatabaseProvider provider)
    {
        await using var portal = await OpenAsync(provider);
        await OverrideAsync(portal, new LimitOverrides(null, null, 7));
        var image = await portal.AddImageAsync(portal.Alice);
        var accounts = await portal.AddAccountsAsync(100);

        var answers = await Task.WhenAll(accounts.Select(x => Task.Run(() => ShareAsync(portal, image, x))));
        var list = TestPortal.Accepted(await portal.Get<ListShares>().RunAsync(portal.Alice, image, Cancellation));

        Assert.Equal(7, answers.Count(x => x is null));
        Assert.All(answers.OfType<string>(), x => Assert.Equal("share.no-place", x));
        Assert.Equal((7, 7, 0), (list.Items.Count, list.Limit, list.Left));
    }

    [Theory]
    [EveryDatabase]
    public async Task Copies_keep_to_the_overrides_and_their_plan_says_so_R13_R14_R45(DatabaseProvider provider)
    {
        await using var portal = await OpenAsync(provider);
        await portal.AddSeedRegionsAsync();
        await OverrideAsync(portal, new LimitOverrides(3, 2, null));
        var images = await portal.AddImagesAsync(3);

        var plan = Assert.Single(
            await portal.Get<PlanCopies>().RunAsync(portal.Alice, images, Cancellation), x => x.Destination == SampleImages.Beijing);
        var results = await portal.Get<StartCopies>().RunAsync(portal.Alice, new CopyRequest(images, [SampleImages.Beijing]), Cancellation);

        Assert.Equal(3, plan.PlacesLimit);
        Assert.Equal([null, null, "image.no-operation"], results.Select(x => x.Refusal?.Code));
    }

    [Theory]
    [EveryDatabase]
    public async Task Override_below_what_is_used_refuses_new_things_only(DatabaseProvider provider)
    {
        await using var portal = await OpenAsync(provider);
        await portal.AddImagesAsync(4);
        await OverrideAsync(portal, new LimitOverrides(0, 0, 0));

        Assert.Equal("image.no-place", await StartAsync(portal, "one more"));
        Assert.Equal((4, 0, 0, 0), await MeterAsync(portal));
        Assert.Equal(4, await portal.ReadAsync(db => db.Images.CountAsync()));
    }

    [Theory]
    [EveryDatabase]
    public async Task Operator_sees_limits_and_usage_of_every_region_and_nobody_else_does(DatabaseProvider provider)
    {
        await using var portal = await OpenAsync(provider);
        await OverrideAsync(portal, new LimitOverrides(20, null, null));
        await StartAsync(portal, "web");

        var usage = TestPortal.Accepted(await portal.Get<GetAccountUsage>().RunAsync(Admin(portal), portal.Alice.Account, Cancellation));

        Assert.Equal((new LimitOverrides(10, 5, 50), new LimitOverrides(20, 5, 50)), (usage.Defaults, usage.Limits));
        Assert.Equal([("Guangzhou", 1, 1), ("Toronto", 0, 0)], usage.Regions.Select(x => (x.Name, x.Places, x.OperationsToday)));
        Assert.Equal("operator.only", (await portal.Get<GetAccountUsage>().RunAsync(portal.Alice, portal.Alice.Account, Cancellation)).Error?.Code);
        Assert.Equal("account.unknown", (await portal.Get<GetAccountUsage>().RunAsync(Admin(portal), new AccountId("999999999999"), Cancellation)).Error?.Code);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1_000_001)]
    public async Task Limit_out_of_bounds_is_refused(int limit)
    {
        await using var portal = await OpenAsync(DatabaseProvider.Sqlite);

        var refused = await portal.Get<OverrideLimits>().RunAsync(Admin(portal), portal.Alice.Account, new LimitOverrides(null, limit, null), Cancellation);

        Assert.Equal("account.limit", refused.Error?.Code);
    }

    private static async Task<TestPortal> OpenAsync(DatabaseProvider provider)
    {
        var portal = await TestPortal.OpenAsync(provider);
        await portal.MakeOperatorAsync(portal.Carol);
        return portal;
    }

    private static Caller Admin(TestPortal portal) => portal.Carol with { IsOperator = true };

    private static async Task OverrideAsync(TestPortal portal, LimitOverrides limits) =>
        Assert.True((await portal.Get<OverrideLimits>().RunAsync(Admin(portal), portal.Alice.Account, limits, Cancellation)).Ok);

    private static async Task<string?> StartAsync(TestPortal portal, string name) =>
        (await portal.StartImportAsync(portal.Alice, await portal.UploadAsync(portal.Alice, [1, 2, 3]), name)).Error?.Code;

    private static async Task<string?> ShareAsync(TestPortal portal, ImageId image, AccountId recipient) =>
        TestPortal.Accepted(await portal.Get<ShareImage>().RunAsync(portal.Alice, new ShareRequest(image, [recipient.Value], "", null), Cancellation))[0].Refusal?.Code;

    private static async Task<ImageCounts> CountAsync(TestPortal portal) =>
        TestPortal.Accepted(await portal.Get<CountImages>().RunAsync(portal.Alice, TestPortal.Guangzhou, Cancellation));

    private static async Task<(int, int, int, int)> MeterAsync(TestPortal portal)
    {
        var counts = await CountAsync(portal);
        return (counts.PlacesUsed, counts.PlacesLimit, counts.OperationsUsed, counts.OperationsLimit);
    }
}
