using ImagePortal.Core.Accounts;
using ImagePortal.Core.Copies;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;

namespace ImagePortal.Core.Tests.Images;

/// <summary>Who did what to an image, for those it belongs to.</summary>
public sealed class ImageHistoryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task History_tells_every_member_of_the_owner_who_did_what_newest_first_and_from_nowhere(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var dan = await portal.AddMemberAsync(portal.Alice, "dan@example.test");
        var image = await portal.AddImageAsync(portal.Alice);
        await portal.AddImageAsync(portal.Alice, "another");
        await RenameAsync(portal, dan with { From = "192.0.2.9" }, image, "renamed");
        await portal.ShareAsync(image, portal.Bob.Account);

        var history = await OfAsync(portal, dan, image);

        Assert.Equal(
            [("image.shared", "Alice", false, null, portal.Bob.Account.Value), ("image.edited", "dan", true, "web", "renamed")],
            history.Entries.Select(x => (x.Action, x.Who, x.IsMine, x.Before, x.After)));
        Assert.False(history.HasMore);
    }

    [Theory]
    [EveryDatabase]
    public async Task A_copy_is_told_of_the_image_and_of_the_copy_and_what_the_copy_meets_later_is_its_own_R11(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await portal.AddSeedRegionsAsync();
        var image = await portal.AddImageAsync(portal.Alice);
        var copied = Assert.Single(await portal.Get<StartCopies>().RunAsync(portal.Alice, new CopyRequest([image], [SampleImages.Beijing]), Cancellation));
        await RenameAsync(portal, portal.Alice, copied.Copy!.Value, "elsewhere");

        var (ofImage, ofCopy) = (await OfAsync(portal, portal.Alice, image), await OfAsync(portal, portal.Alice, copied.Copy.Value));

        Assert.Equal([("copy.started", copied.Copy.Value.Value)], ofImage.Entries.Select(x => (x.Action, x.Subject)));
        Assert.Equal(["image.edited", "copy.started"], ofCopy.Entries.Select(x => x.Action));
    }

    [Theory]
    [EveryDatabase]
    public async Task Recipient_reads_no_history_and_what_he_was_refused_is_not_in_the_owners_R50(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var image = await portal.AddImageAsync(portal.Alice);
        await portal.ShareAsync(image, portal.Bob.Account);

        var refused = await portal.Get<ListImageHistory>().RunAsync(portal.Bob, image, 10, Cancellation);
        await portal.SweepAsync();

        Assert.Equal("image.not-owned", refused.Error?.Code);
        Assert.Equal(["image.shared"], (await OfAsync(portal, portal.Alice, image)).Entries.Select(x => x.Action));
    }

    [Theory]
    [EveryDatabase]
    public async Task No_more_entries_are_read_than_asked_for_and_that_there_are_more_is_said(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var image = await portal.AddImageAsync(portal.Alice);
        foreach (var name in (string[])["one", "two", "three"])
        {
            await RenameAsync(portal, portal.Alice, image, name);
        }

        var (two, all) = (await OfAsync(portal, portal.Alice, image, 2), await OfAsync(portal, portal.Alice, image, 3));

        Assert.Equal(["three", "two"], two.Entries.Select(x => x.After));
        Assert.Equal((3, true, false), (all.Entries.Count, two.HasMore, all.HasMore));
    }

    private static async Task RenameAsync(TestPortal portal, Caller caller, ImageId image, string name) =>
        Assert.Null((await portal.Get<EditImage>().RunAsync(caller, image, new ImageChanges(Name: name), Cancellation)).Error);

    private static async Task<ImageHistory> OfAsync(TestPortal portal, Caller caller, ImageId image, int take = 10) =>
        TestPortal.Accepted(await portal.Get<ListImageHistory>().RunAsync(caller, image, take, Cancellation));
}
