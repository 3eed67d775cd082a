using ImagePortal.Core.Accounts;
using ImagePortal.Core.Copies;
using ImagePortal.Core.Images;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Sharing;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Sharing;

/// <summary>Who gets an image, where, and what a recipient can do with it (R17–R26, R47–R53).</summary>
public sealed class ShareTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Share_takes_effect_at_once_is_new_until_it_is_looked_at_and_its_recipient_is_told_R50_D4(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var image = await portal.AddImageAsync(portal.Alice);
        var until = TestPortal.Start.AddDays(30);

        await portal.ShareAsync(image, until, portal.Bob.Account);

        Assert.Equal((1, 1), await CountAsync(portal, portal.Bob, TestPortal.Guangzhou));
        var listed = Assert.Single(await portal.Get<ListReceivedShares>().RunAsync(portal.Bob, [image], Cancellation));
        var first = await portal.Get<GetReceivedShare>().RunAsync(portal.Bob, image, Cancellation);
        var second = await portal.Get<GetReceivedShare>().RunAsync(portal.Bob, image, Cancellation);
        Assert.Equal((true, true, false), (listed.IsNew, first!.IsNew, second!.IsNew));
        Assert.Equal((portal.Alice.Account, TestPortal.Start, until, "for the tests"), (first.Owner, first.Since, first.Until, first.Message));
        Assert.Equal((1, 0), await CountAsync(portal, portal.Bob, TestPortal.Guangzhou));

        await portal.RunJobsAsync();
        var (kind, notice, link, recipient) = Assert.Single(portal.Mails.AboutImages);
        Assert.Equal((NoticeKind.ImageShared, "bob@example.test", $"/images/ap-guangzhou/{image}"), (kind, recipient, link));
        Assert.Equal(("web", $"Account {portal.Alice.Account}", "for the tests"), (notice.ImageName, notice.SourceName, notice.Message));
        var bell = Assert.Single((await portal.Get<ListNotifications>().RunAsync(portal.Bob, 10, onlyUnread: false, Cancellation)).Items);
        Assert.Equal("web was shared with you", bell.Title);
        Assert.Equal([("image.shared", image.Value, portal.Alice.Member, portal.Bob.Account.Value)], await portal.AuditOfAsync(portal.Alice, "image."));
    }

    [Theory]
    [EveryDatabase]
    public async Task Shared_image_appears_in_the_region_of_its_source_only_R19(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await portal.AddSeedRegionsAsync();
        var image = await portal.AddImageAsync(portal.Alice, region: SampleImages.Beijing);

        await portal.ShareAsync(image, portal.Bob.Account);

        foreach (var region in SampleImages.SeedRegions)
        {
            var list = await portal.Get<ListImages>().RunAsync(portal.Bob, new ImageQuery(region, ImageTab.Shared), Cancellation);
            Assert.Equal(region == SampleImages.Beijing ? [image] : [], list.Items.Select(x => x.Id));
            Assert.Equal(list.Total, (await CountAsync(portal, portal.Bob, region)).Shared);
        }

        Assert.Equal((0, 0), await CountAsync(portal, portal.Carol, SampleImages.Beijing));
        Assert.False(await portal.ReadAsync(db => db.RegionUsage.AnyAsync(x => x.Account == portal.Bob.Account)));
    }

    [Theory]
    [EveryDatabase]
    public async Task Fifty_first_recipient_is_refused_and_the_others_get_it_R17(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var (image, accounts) = (await portal.AddImageAsync(portal.Alice), await portal.AddAccountsAsync(52));

        var checks = TestPortal.Accepted(await ShareAsync(portal, image, [.. accounts.Take(51)]));
        var again = TestPortal.Accepted(await ShareAsync(portal, image, accounts[51]));

        Assert.Equal([accounts[50].Value], checks.Where(x => x.Refusal?.Code == "share.no-place").Select(x => x.Text));
        Assert.Equal("share.no-place", Assert.Single(again).Refusal?.Code);
        var list = TestPortal.Accepted(await portal.Get<ListShares>().RunAsync(portal.Alice, image, Cancellation));
        Assert.Equal((50, 50, 0), (list.Items.Count, list.Limit, list.Left));
        Assert.Equal(50, (await portal.AuditOfAsync(portal.Alice, "image.shared")).Count);
    }

    [Theory]
    [EveryDatabase]
    public async Task Hundred_racing_shares_never_pass_fifty_R17(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var (image, accounts) = (await portal.AddImageAsync(portal.Alice), await portal.AddAccountsAsync(100));

        var answers = await Task.WhenAll(accounts.Select(x => Task.Run(() => ShareAsync(portal, image, x))));

        Assert.All(answers, x => Assert.Null(x.Error));
        Assert.Equal(50, answers.Count(x => Assert.Single(x.Value!).Refusal is null));
        Assert.Equal(50, answers.Count(x => Assert.Single(x.Value!).Refusal?.Code == "share.no-place"));
        Assert.Equal(50, await portal.ReadAsync(db => db.Shares.CountAsync()));
    }

    [Theory]
    [EveryDatabase]
    public async Task Racing_shares_with_one_account_leave_one_share_and_one_notice_R51(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var image = await portal.AddImageAsync(portal.Alice);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => ShareAsync(portal, image, portal.Bob.Account))));

        Assert.Single(answers, x => Assert.Single(x.Value!).Refusal is null);
        Assert.Equal((1, 1), (await portal.ReadAsync(db => db.Shares.CountAsync()), await portal.ReadAsync(db => db.Notifications.CountAsync())));
    }

    [Theory]
    [EveryDatabase]
    public async Task Recipient_can_only_look_R21_R22_R23_R24_R25_R26(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await portal.AddSeedRegionsAsync();
        var image = await portal.AddImageAsync(portal.Alice);
        await portal.ShareAsync(image, portal.Bob.Account);
        var before = await portal.ReadAsync(db => db.Images.AsNoTracking().SingleAsync());
        var rows = await RowsAsync(portal);

        var refusals = new Dictionary<string, Error?>
        {
            ["edit"] = (await portal.Get<EditImage>().RunAsync(portal.Bob, image, "mine", "mine", Cancellation)).Error,
            ["copy"] = Assert.Single(await portal.Get<StartCopies>().RunAsync(portal.Bob, new CopyRequest([image], [SampleImages.Beijing]), Cancellation)).Refusal,
            ["plan"] = (await portal.Get<PlanCopies>().RunAsync(portal.Bob, [image], Cancellation))[0].Refusal,
            ["share"] = (await portal.Get<ShareImage>().RunAsync(portal.Bob, new ShareRequest(image, [portal.Carol.Account.Value], "", null), Cancellation)).Error,
            ["check"] = (await portal.Get<CheckRecipients>().RunAsync(portal.Bob, image, [portal.Carol.Account.Value], Cancellation)).Error,
            ["delete"] = Assert.Single(await portal.Get<DeleteImages>().RunAsync(portal.Bob, [image], Cancellation)).Refusal,
            ["purge"] = Assert.Single(await portal.Get<PurgeImages>().RunAsync(portal.Bob, [image], Cancellation)).Refusal,
            ["restore"] = Assert.Single(await portal.Get<RestoreImages>().RunAsync(portal.Bob, [image], Cancellation)).Refusal,
            ["list shares"] = (await portal.Get<ListShares>().RunAsync(portal.Bob, image, Cancellation)).Error,
            ["unshare one"] = (await portal.Get<UnshareImage>().RunAsync(portal.Bob, image, [portal.Bob.Account], Cancellation)).Error,
            ["unshare all"] = (await portal.Get<UnshareImage>().RunAsync(portal.Bob, image, null, Cancellation)).Error,
        };

        Assert.All(refusals, x => Assert.Equal((x.Key, ErrorKind.Forbidden, "image.not-owned"), (x.Key, x.Value?.Kind, x.Value?.Code)));
        Assert.Equal(before.Version, (await portal.FindAsync(image)).Version);
        Assert.Equal(rows, await RowsAsync(portal));
    }

    [Theory]
    [InlineData(ImageKind.Public)]
    [InlineData(ImageKind.Market)]
    public async Task Public_and_market_images_cannot_be_shared(ImageKind kind)
    {
        await using var portal = await TestPortal.OpenAsync();

        var refused = await portal.Get<ShareImage>().RunAsync(
            portal.Carol, new ShareRequest(await portal.PublishAsync(kind), [portal.Bob.Account.Value], "", null), Cancellation);

        Assert.Equal("image.not-owned", refused.Error?.Code);
    }

    [Fact]
    public async Task Bad_request_is_refused_with_its_own_code_and_tells_nobody()
    {
        await using var portal = await TestPortal.OpenAsync();
        var (image, recycled) = (await portal.AddImageAsync(portal.Alice), await portal.AddImageAsync(portal.Alice, "recycled"));
        await portal.Get<DeleteImages>().RunAsync(portal.Alice, [recycled], Cancellation);
        async Task<string?> TryAsync(ShareRequest request) => (await portal.Get<ShareImage>().RunAsync(portal.Alice, request, Cancellation)).Error?.Code;
        string[] bob = [portal.Bob.Account.Value];

        Assert.Equal("share.message", await TryAsync(new ShareRequest(image, bob, new string('x', Share.MaxMessageLength + 1), null)));
        Assert.Equal("share.until", await TryAsync(new ShareRequest(image, bob, "", TestPortal.Start)));
        Assert.Equal("share.no-recipient", await TryAsync(new ShareRequest(image, [" , "], "", null)));
        Assert.Equal("share.not-available", await TryAsync(new ShareRequest(recycled, bob, "", null)));
        Assert.Equal((0, 0), (await portal.ReadAsync(db => db.Shares.CountAsync()), await portal.ReadAsync(db => db.Notifications.CountAsync())));
    }

    private static async Task<(int Shared, int Unseen)> CountAsync(TestPortal portal, Caller caller, RegionCode region)
    {
        var counts = TestPortal.Accepted(await portal.Get<CountImages>().RunAsync(caller, region, Cancellation));
        return (counts.Shared, counts.SharedUnseen);
    }

    private static Task<(int, int, int, int)> RowsAsync(TestPortal portal) => portal.ReadAsync(async db =>
        (await db.Images.CountAsync(), await db.Shares.CountAsync(), await db.Operations.CountAsync(), await db.Audit.CountAsync()));

    private static Task<Result<IReadOnlyList<RecipientCheck>>> ShareAsync(TestPortal portal, ImageId image, params AccountId[] recipients) =>
        portal.Get<ShareImage>().RunAsync(portal.Alice, new ShareRequest(image, [.. recipients.Select(x => x.Value)], "", null), Cancellation);
}
