using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Sharing;
using ImagePortal.Core.Tests.Setup;

namespace ImagePortal.Core.Tests.Sharing;

/// <summary>Whom the share dialog offers: accounts that were shared with before, and nobody else.</summary>
public sealed class SuggestRecipientsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Accounts_of_earlier_shares_are_offered_the_last_one_first_also_after_they_ended(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var (bob, carol) = (portal.Bob.Account, portal.Carol.Account);
        var images = await portal.AddImagesAsync(3);
        await portal.ShareAsync(images[0], bob);
        await portal.ShareAsync(images[1], bob);
        await portal.ShareAsync(images[1], carol);
        await portal.Get<UnshareImage>().RunAsync(portal.Alice, images[1], [carol], Cancellation);

        var offered = await SuggestAsync(portal, portal.Alice, images[2]);
        var ofTheFirst = await SuggestAsync(portal, portal.Alice, images[0]);

        Assert.Equal([(carol, "Ca•••", 0), (bob, "Bo•", 2)], offered.Select(x => (x.Account, x.MaskedName, x.Images)));
        Assert.Equal([carol], ofTheFirst.Select(x => x.Account));
    }

    [Theory]
    [EveryDatabase]
    public async Task Nobody_is_offered_whom_the_account_never_shared_with(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await portal.AddAccountsAsync(5);
        var (image, mine) = (await portal.AddImageAsync(portal.Alice), await portal.AddImageAsync(portal.Bob));
        await portal.ShareAsync(image, portal.Bob.Account);

        // Neither strangers, nor who shared with the caller.
        Assert.Empty(await SuggestAsync(portal, portal.Bob, mine));
    }

    [Theory]
    [EveryDatabase]
    public async Task Who_blocked_the_account_is_not_offered_D4(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var images = await portal.AddImagesAsync(2);
        await portal.ShareAsync(images[0], portal.Bob.Account, portal.Carol.Account);
        await portal.Get<LeaveShare>().RunAsync(portal.Bob, images[0], block: true, Cancellation);

        Assert.Equal([portal.Carol.Account], (await SuggestAsync(portal, portal.Alice, images[1])).Select(x => x.Account));
    }

    [Fact]
    public async Task A_few_are_offered_and_not_all()
    {
        await using var portal = await TestPortal.OpenAsync();
        var accounts = await portal.AddAccountsAsync(SuggestRecipients.Most + 4);
        var images = await portal.AddImagesAsync(2);
        await portal.ShareAsync(images[0], [.. accounts]);

        Assert.Equal(SuggestRecipients.Most, (await SuggestAsync(portal, portal.Alice, images[1])).Count);
    }

    [Fact]
    public async Task Foreign_image_offers_nothing_and_says_why()
    {
        await using var portal = await TestPortal.OpenAsync();
        var image = await portal.AddImageAsync(portal.Alice);

        var refused = await portal.Get<SuggestRecipients>().RunAsync(portal.Bob, image, Cancellation);

        Assert.Equal("image.not-found", refused.Error?.Code);
    }

    private static async Task<IReadOnlyList<KnownRecipient>> SuggestAsync(TestPortal portal, Caller caller, ImageId image) =>
        TestPortal.Accepted(await portal.Get<SuggestRecipients>().RunAsync(caller, image, Cancellation));
}
