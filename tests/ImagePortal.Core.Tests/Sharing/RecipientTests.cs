using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Sharing;
using ImagePortal.Core.Tests.Setup;

namespace ImagePortal.Core.Tests.Sharing;

/// <summary>What a pasted list of recipients is told (R47, R51, D10).</summary>
public sealed class RecipientTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Everything_that_can_be_pasted_is_told_apart_in_its_order_and_once_R47_R51_D10(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var image = await portal.AddImageAsync(portal.Alice);
        var already = (await portal.AddAccountsAsync(1))[0];
        await portal.ShareAsync(image, already);
        await BlockAliceAsync(portal);

        var checks = await CheckAsync(
            portal, image, $"{portal.Bob.Account}, {portal.Alice.Account}; 1250000002\tbob@example.test\r\n999999999999、12345；{already}，{portal.Carol.Account}", $"{portal.Bob.Account}");

        Assert.Equal(
            [
                (portal.Bob.Account.Value, null),
                (portal.Alice.Account.Value, "share.own"),
                ("1250000002", "share.app-id"),
                ("bob@example.test", "share.mail"),
                ("999999999999", "share.unknown"),
                ("12345", "share.malformed"),
                (already.Value, "share.already"),
                (portal.Carol.Account.Value, "share.blocked"),
            ],
            checks.Select(x => (x.Text, x.Refusal?.Code)));
    }

    [Theory]
    [InlineData("1234567890", "share.app-id")]
    [InlineData("123456789", "share.malformed")]
    [InlineData("12345678901", "share.malformed")]
    [InlineData("1000000000022", "share.malformed")]
    [InlineData("1000 0000 0002", "share.malformed")]
    [InlineData("１０００００００００２", "share.malformed")]
    [InlineData("@", "share.mail")]
    [InlineData("<script>", "share.malformed")]
    public async Task Text_that_is_no_account_says_what_it_is_D10(string text, string code)
    {
        await using var portal = await TestPortal.OpenAsync();

        var checks = await CheckAsync(portal, await portal.AddImageAsync(portal.Alice), text);

        Assert.All(checks, x => Assert.Equal((code, null), (x.Refusal?.Code, x.MaskedName)));
    }

    [Fact]
    public async Task Long_text_is_not_repeated_in_full()
    {
        await using var portal = await TestPortal.OpenAsync();

        var check = Assert.Single(await CheckAsync(portal, await portal.AddImageAsync(portal.Alice), new string('x', 5000)));

        Assert.True(check.Refusal!.Message.Length < 200);
    }

    [Theory]
    [EveryDatabase]
    public async Task Name_of_a_recipient_is_masked_wherever_it_shows_R51(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var image = await portal.AddImageAsync(portal.Alice);

        var check = Assert.Single(await CheckAsync(portal, image, portal.Carol.Account.Value));
        await portal.ShareAsync(image, portal.Carol.Account);
        var shares = TestPortal.Accepted(await portal.Get<ListShares>().RunAsync(portal.Alice, image, Cancellation));
        var received = await portal.Get<GetReceivedShare>().RunAsync(portal.Carol, image, Cancellation);

        Assert.Equal(("Ca•••", "Ca•••", "Al•••"), (check.MaskedName, Assert.Single(shares.Items).MaskedName, received!.MaskedOwner));
    }

    [Theory]
    [InlineData("Alice Moreau", "Al••• Mo••••")]
    [InlineData("Al", "A•")]
    [InlineData("A B", "A• B•")]
    [InlineData("", "")]
    public void Mask_keeps_too_little_to_learn_a_name(string name, string masked) =>
        Assert.Equal(masked, AccountDirectory.Mask(name));

    [Theory]
    [EveryDatabase]
    public async Task Unknown_accounts_can_be_tried_a_few_times_only_and_each_account_has_its_own_share(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var (image, ofBob) = (await portal.AddImageAsync(portal.Alice), await portal.AddImageAsync(portal.Bob));

        var allowed = await CheckAsync(portal, image, [.. Enumerable.Range(0, 30).Select(x => $"9999{x:00000000}")]);
        var refused = await portal.Get<CheckRecipients>().RunAsync(portal.Alice, image, ["999900000099", portal.Bob.Account.Value], Cancellation);
        var alsoRefused = await portal.Get<ShareImage>().RunAsync(portal.Alice, new ShareRequest(image, ["999900000099"], "", null), Cancellation);
        var known = await portal.Get<CheckRecipients>().RunAsync(portal.Alice, image, [portal.Bob.Account.Value], Cancellation);
        var other = await portal.Get<CheckRecipients>().RunAsync(portal.Bob, ofBob, ["999900000099"], Cancellation);

        Assert.All(allowed, x => Assert.Equal("share.unknown", x.Refusal?.Code));
        Assert.Equal(("share.too-many-unknown", "share.too-many-unknown"), (refused.Error?.Code, alsoRefused.Error?.Code));
        Assert.Equal("share.too-many-unknown", known.Error?.Code);
        Assert.True(other.Ok);
    }

    [Fact]
    public async Task List_with_more_unknown_accounts_than_may_be_tried_tells_of_none()
    {
        await using var portal = await TestPortal.OpenAsync();
        var image = await portal.AddImageAsync(portal.Alice);
        string[] guesses = [portal.Bob.Account.Value, .. Enumerable.Range(0, 200).Select(x => $"9999{x:00000000}")];

        var checks = await portal.Get<CheckRecipients>().RunAsync(portal.Alice, image, guesses, Cancellation);

        Assert.Equal("share.too-many-unknown", checks.Error?.Code);
    }

    [Fact]
    public async Task Long_list_is_read_to_its_end_and_one_that_is_too_long_is_refused_not_cut()
    {
        await using var portal = await TestPortal.OpenAsync();
        var image = await portal.AddImageAsync(portal.Alice);
        var accounts = await portal.AddAccountsAsync(RecipientReader.MaxEntries + 1);

        var read = await CheckAsync(portal, image, string.Join(' ', accounts.Take(RecipientReader.MaxEntries)));
        var refused = await portal.Get<CheckRecipients>().RunAsync(portal.Alice, image, [string.Join(' ', accounts)], Cancellation);

        Assert.Equal(RecipientReader.MaxEntries, read.Count(x => x.Refusal is null));
        Assert.Equal("share.too-many-entries", refused.Error?.Code);
    }

    [Theory]
    [EveryDatabase]
    public async Task R18_person_of_an_account_is_refused_and_the_account_suggested_D2(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var image = await portal.AddImageAsync(portal.Alice);
        var member = Member.Create(portal.Bob.Account, "ben@example.test", "Ben", MemberRole.Member, isOperator: false);
        await using (var db = portal.OpenDatabase())
        {
            db.Users.Add(member);
            await db.SaveChangesAsync(Cancellation);
        }

        var check = Assert.Single(await CheckAsync(portal, image, member.SubAccount!.Value.Value));
        var shared = TestPortal.Accepted(await portal.Get<ShareImage>().RunAsync(
            portal.Alice, new ShareRequest(image, [member.SubAccount.Value.Value], "", null), Cancellation));

        Assert.Equal("share.sub-account", check.Refusal?.Code);
        Assert.Contains($"Share with {portal.Bob.Account} instead", check.Refusal!.Message, StringComparison.Ordinal);
        Assert.Equal("share.sub-account", Assert.Single(shared).Refusal?.Code);
    }

    private static async Task<IReadOnlyList<RecipientCheck>> CheckAsync(TestPortal portal, ImageId image, params string[] texts) =>
        TestPortal.Accepted(await portal.Get<CheckRecipients>().RunAsync(portal.Alice, image, texts, Cancellation));

    private static async Task BlockAliceAsync(TestPortal portal)
    {
        var image = await portal.AddImageAsync(portal.Alice, "blocked");
        await portal.ShareAsync(image, portal.Carol.Account);
        Assert.True((await portal.Get<LeaveShare>().RunAsync(portal.Carol, image, block: true, Cancellation)).Ok);
    }
}
