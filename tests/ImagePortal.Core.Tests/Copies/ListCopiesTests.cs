using ImagePortal.Core.Copies;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;

namespace ImagePortal.Core.Tests.Copies;

/// <summary>Where else an image is (R11).</summary>
public sealed class ListCopiesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Image_tells_its_copies_from_their_first_second_and_each_copy_what_it_came_from_R43(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await portal.AddSeedRegionsAsync();
        var image = await portal.AddImageAsync(portal.Alice);
        await portal.AddImageAsync(portal.Alice, "another");
        var (beijing, hongKong) = await CopyAsync(portal, image);

        var (ofImage, ofCopy) = (await OfAsync(portal, image), await OfAsync(portal, beijing));

        Assert.Null(ofImage.Origin);
        Assert.Equal([(beijing, ImageState.Copying), (hongKong, ImageState.Copying)], ofImage.Copies.Select(x => (x.Id, x.State)));
        Assert.All(ofImage.Copies, x => Assert.NotNull(x.Progress));
        Assert.Equal((image, 0), (ofCopy.Origin?.Id, ofCopy.Copies.Count));
    }

    [Theory]
    [EveryDatabase]
    public async Task Copies_are_told_to_nobody_but_the_owner_R50(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await portal.AddSeedRegionsAsync();
        var image = await portal.AddImageAsync(portal.Alice);
        await CopyAsync(portal, image);
        await portal.ShareAsync(image, portal.Bob.Account);

        var refused = await portal.Get<ListCopies>().RunAsync(portal.Bob, image, Cancellation);

        Assert.Equal("image.not-owned", refused.Error?.Code);
    }

    private static async Task<(ImageId Beijing, ImageId HongKong)> CopyAsync(TestPortal portal, ImageId image)
    {
        var started = await portal.Get<StartCopies>().RunAsync(portal.Alice, new CopyRequest([image], [SampleImages.Beijing, SampleImages.HongKong]), Cancellation);
        return (started[0].Copy!.Value, started[1].Copy!.Value);
    }

    private static async Task<ImageCopies> OfAsync(TestPortal portal, ImageId image) =>
        TestPortal.Accepted(await portal.Get<ListCopies>().RunAsync(portal.Alice, image, Cancellation));
}
