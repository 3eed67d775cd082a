using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Sharing;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Sharing;

/// <summary>How a share ends: by its owner, by its recipient, by its time (R54–R58, D4).</summary>
public sealed class ShareEndTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Unsharing_with_one_takes_it_from_that_one_alone_at_once_and_tells_him_R54_R56_R57_R58(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var image = await SharedAsync(portal);

        var ended = await portal.Get<UnshareImage>().RunAsync(portal.Alice, image, [portal.Bob.Account], Cancellation);
        await portal.RunJobsAsync();

        Assert.Equal(1, TestPortal.Accepted(ended));
        Assert.Equal((false, true, true), (await SeesAsync(portal, portal.Bob, image), await SeesAsync(portal, portal.Carol, image), await SeesAsync(portal, portal.Alice, image)));
        Assert.Equal([("bob@example.test", NoticeKind.ShareEnded)], Mails(portal));
        var bell = Assert.Single((await portal.Get<ListNotifications>().RunAsync(portal.Bob, 10, onlyUnread: false, Cancellation)).Items, x => x.Kind == NoticeKind.ShareEnded);
        Assert.Equal(("web is no longer shared with you", "/images/ap-guangzhou?tab=shared"), (bell.Title, bell.Link));
        Assert.Equal(
            [("image.unshared", image.Value, portal.Alice.Member, portal.Bob.Account.Value)], await portal.AuditOfAsync(portal.Alice, "image.unshared"));
    }

    [Theory]
    [EveryDatabase]
    public async Task Unsharing_with_all_takes_it_from_everyone_and_tells_each_R55_R58(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var image = await SharedAsync(portal);

        var ended = await portal.Get<UnshareImage>().RunAsync(portal.Alice, image, null, Cancellation);
        await portal.RunJobsAsync();

        Assert.Equal(2, TestPortal.Accepted(ended));
        Assert.Equal((false, false), (await SeesAsync(portal, portal.Bob, image), await SeesAsync(portal, portal.Carol, image)));
        Assert.Equal([("bob@example.test", NoticeKind.ShareEnded), ("carol@example.test", NoticeKind.ShareEnded)], Mails(portal).Order());
        Assert.Equal(0, TestPortal.Accepted(await portal.Get<UnshareImage>().RunAsync(portal.Alice, image, null, Cancellation)));
    }

    [Theory]
    [EveryDatabase]
    public async Task Unsharing_with_a_stranger_is_refused_and_ends_nothing_R58(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var image = await SharedAsync(portal);

        var refused = await portal.Get<UnshareImage>().RunAsync(portal.Alice, image, [portal.Bob.Account, new AccountId("999999999999")], Cancellation);

        Assert.Equal((ErrorKind.NotFound, "share.not-shared"), (refused.Error?.Kind, refused.Error?.Code));
        Assert.Equal(2, await portal.ReadAsync(db => db.Shares.CountAsync()));
    }

    [Theory]
    [EveryDatabase]
    public async Task Ended_share_frees_its_place_and_can_begin_again_R17_R54(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider, settings: new Dictionary<string, string?> { ["Portal:Limits:SharesPerImage"] = "2" });
        var image = await SharedAsync(portal);
        var other = (await portal.AddAccountsAsync(1))[0];

        await portal.Get<UnshareImage>().RunAsync(portal.Alice, image, [portal.Bob.Account], Cancellation);
        await portal.ShareAsync(image, other);
        await portal.Get<UnshareImage>().RunAsync(portal.Alice, image, [other], Cancellation);
        await portal.ShareAsync(image, portal.Bob.Account);

        Assert.True(await SeesAsync(portal, portal.Bob, image));
    }

    [Theory]
    [EveryDatabase]
    public async Task Recipient_leaves_one_share_and_may_get_it_again_D4(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var image = await SharedAsync(portal);

        var left = await portal.Get<LeaveShare>().RunAsync(portal.Bob, image, block: false, Cancellation);
        var again = await portal.Get<LeaveShare>().RunAsync(portal.Bob, image, block: false, Cancellation);

        Assert.Equal((true, "image.not-found"), (left.Ok, again.Error?.Code));
        Assert.Equal((false, true), (await SeesAsync(portal, portal.Bob, image), await SeesAsync(portal, portal.Carol, image)));
        Assert.Equal([("share.left", image.Value, portal.Bob.Member, portal.Alice.Account.Value)], await portal.AuditOfAsync(portal.Bob, "share."));
        Assert.Equal("image.not-found", (await portal.Get<LeaveShare>().RunAsync(portal.Alice, image, block: false, Cancellation)).Error?.Code);
        await portal.ShareAsync(image, portal.Bob.Account);
    }

    [Theory]
    [EveryDatabase]
    public async Task Blocked_owner_loses_every_share_with_the_account_until_the_block_is_lifted_D4(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var (first, second) = (await SharedAsync(portal), await portal.AddImageAsync(portal.Alice, "second"));
        await portal.ShareAsync(second, portal.Bob.Account);

        Assert.True((await portal.Get<LeaveShare>().RunAsync(portal.Bob, first, block: true, Cancellation)).Ok);
        var seen = (await SeesAsync(portal, portal.Bob, first), await SeesAsync(portal, portal.Bob, second), await SeesAsync(portal, portal.Carol, first));
        var refused = await ShareWithBobAsync(portal, second);
        var blocked = Assert.Single(await portal.Get<ListBlockedOwners>().RunAsync(portal.Bob, Cancellation));
        Assert.True((await portal.Get<UnblockOwner>().RunAsync(portal.Bob, portal.Alice.Account, Cancellation)).Ok);
        var taken = await ShareWithBobAsync(portal, second);

        Assert.Equal((false, false, true), seen);
        Assert.Equal((portal.Alice.Account, "Al•••"), (blocked.Owner, blocked.MaskedName));
        Assert.Equal(("share.blocked", null), (refused, taken));
        Assert.Empty(await portal.Get<ListBlockedOwners>().RunAsync(portal.Bob, Cancellation));
        Assert.Equal(["share.left", "share.owner-blocked", "share.owner-unblocked"], (await portal.AuditOfAsync(portal.Bob, "share.")).Select(x => x.Action));
    }

    [Theory]
    [EveryDatabase]
    public async Task Share_that_slipped_past_a_block_can_be_left_with_a_block_again_D4(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var image = await SharedAsync(portal);
        await using (var db = portal.OpenDatabase())
        {
            db.ShareBlocks.Add(new ShareBlock(portal.Bob.Account, portal.Alice.Account, TestPortal.Start));
            await db.SaveChangesAsync(Cancellation);
        }

        var left = await portal.Get<LeaveShare>().RunAsync(portal.Bob, image, block: true, Cancellation);

        Assert.True(left.Ok);
        Assert.False(await SeesAsync(portal, portal.Bob, image));
    }

    [Theory]
    [EveryDatabase]
    public async Task Share_whose_time_is_over_ends_by_itself_and_its_recipient_is_told_R56(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var image = await portal.AddImageAsync(portal.Alice);
        await portal.ShareAsync(image, TestPortal.Start.AddDays(1), portal.Bob.Account);
        await portal.ShareAsync(image, portal.Carol.Account);
        await portal.RunJobsAsync();
        portal.Mails.Composed.Clear();

        portal.Time.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        await portal.SweepAsync();
        var before = await SeesAsync(portal, portal.Bob, image);
        portal.Time.Advance(TimeSpan.FromSeconds(1));
        await portal.SweepAsync();
        await portal.SweepAsync();
        await portal.RunJobsAsync();

        Assert.Equal((true, false, true), (before, await SeesAsync(portal, portal.Bob, image), await SeesAsync(portal, portal.Carol, image)));
        Assert.Equal([("bob@example.test", NoticeKind.ShareEnded)], Mails(portal));
        Assert.Equal([("share.expired", image.Value, null, portal.Bob.Account.Value)], await portal.AuditOfAsync(portal.Alice, "share."));
    }

    private static async Task<ImageId> SharedAsync(TestPortal portal)
    {
        var image = await portal.AddImageAsync(portal.Alice);
        await portal.ShareAsync(image, portal.Bob.Account, portal.Carol.Account);
        await portal.RunJobsAsync();
        portal.Mails.Composed.Clear();
        return image;
    }

    private static async Task<bool> SeesAsync(TestPortal portal, Caller caller, ImageId image) =>
        (await portal.Get<GetImage>().RunAsync(caller, image, Cancellation)).Ok;

    private static async Task<string?> ShareWithBobAsync(TestPortal portal, ImageId image)
    {
        var request = new ShareRequest(image, [portal.Bob.Account.Value], "", null);
        return Assert.Single(TestPortal.Accepted(await portal.Get<ShareImage>().RunAsync(portal.Alice, request, Cancellation))).Refusal?.Code;
    }

    private static IEnumerable<(string Recipient, NoticeKind Kind)> Mails(TestPortal portal) => portal.Mails.Composed.Select(x => (x.Recipient, x.Kind));
}
