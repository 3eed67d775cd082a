using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Images;

/// <summary>The undo of a deletion, and its end (R64, D17).</summary>
public sealed class RecycleBinTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Recycled_image_keeps_its_place_and_a_purge_frees_it_D17(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var images = await portal.AddImagesAsync(10);
        var file = await portal.UploadAsync(portal.Alice, [1, 2, 3]);

        await DeleteAsync(portal, images[0]);
        var (kept, refused) = ((await portal.UsageOfAsync(portal.Alice, TestPortal.Guangzhou)).Places, await portal.StartImportAsync(portal.Alice, file, "new"));
        var purged = Assert.Single(await portal.Get<PurgeImages>().RunAsync(portal.Alice, [images[0]], Cancellation));
        var freed = (await portal.UsageOfAsync(portal.Alice, TestPortal.Guangzhou)).Places;

        Assert.Equal((10, "image.no-place"), (kept, refused.Error?.Code));
        Assert.Equal(("web 0", null, 9), (purged.Name, purged.Refusal, freed));
        Assert.False(await portal.ReadAsync(db => db.Images.AnyAsync(x => x.Id == images[0])));
        TestPortal.Accepted(await portal.StartImportAsync(portal.Alice, file, "new"));
        Assert.Equal([("image.purged", images[0].Value, portal.Alice.Member, "web 0")], await portal.AuditOfAsync(portal.Alice, "image.purged"));
    }

    [Theory]
    [EveryDatabase]
    public async Task Whole_bin_is_emptied_at_once_and_the_record_says_who_and_from_where_D17(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var images = await portal.AddImagesAsync(4);
        var caller = portal.Alice with { From = "192.0.2.9" };
        foreach (var image in images.Skip(1))
        {
            await DeleteAsync(portal, image);
        }

        var bin = await portal.Get<ListRecycled>().RunAsync(caller, TestPortal.Guangzhou, Cancellation);
        await RestoreAsync(portal, images[3]);
        var results = await portal.Get<PurgeImages>().RunAsync(caller, [.. bin.Select(x => x.Id)], Cancellation);

        Assert.Equal(["image.state", null, null], results.OrderBy(x => x.Refusal is null).Select(x => x.Refusal?.Code));
        Assert.Equal(2, (await portal.UsageOfAsync(portal.Alice, TestPortal.Guangzhou)).Places);
        Assert.Empty(await portal.Get<ListRecycled>().RunAsync(caller, TestPortal.Guangzhou, Cancellation));
        var lines = await portal.ReadAsync(db => db.Audit.Where(x => x.Action == "image.purged").Select(x => new { x.Member, x.From }).ToListAsync());
        Assert.Equal([(caller.Member, "192.0.2.9"), (caller.Member, "192.0.2.9")], lines.Select(x => (x.Member!.Value, x.From)));
    }

    [Theory]
    [EveryDatabase]
    public async Task Only_recycled_images_of_the_caller_can_be_purged_and_racing_purges_free_one_place_D17(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var (available, recycled, foreign) = (await portal.AddImageAsync(portal.Alice, "available"), await portal.AddImageAsync(portal.Alice), await portal.AddImageAsync(portal.Bob));
        await DeleteAsync(portal, recycled);

        var refused = await portal.Get<PurgeImages>().RunAsync(portal.Alice, [available, foreign], Cancellation);
        var races = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => portal.Get<PurgeImages>().RunAsync(portal.Alice, [recycled], Cancellation))));

        Assert.Equal(["image.state", "image.not-found"], refused.Select(x => x.Refusal?.Code));
        Assert.Single(races, x => x[0].Refusal is null);
        Assert.Equal(1, (await portal.UsageOfAsync(portal.Alice, TestPortal.Guangzhou)).Places);
    }

    [Theory]
    [EveryDatabase]
    public async Task Restored_image_is_as_it_was(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var image = await portal.AddImageAsync(portal.Alice);
        await DeleteAsync(portal, image);
        var inTheBin = await NamesAsync(portal);

        var restored = await RestoreAsync(portal, image);
        var again = await RestoreAsync(portal, image);

        Assert.Empty(inTheBin);
        Assert.Equal(["web"], await NamesAsync(portal));
        Assert.Equal((null, "image.state"), (restored.Refusal?.Code, again.Refusal?.Code));
        Assert.Equal((ImageState.Available, null), ((await portal.FindAsync(image)).State, (await portal.FindAsync(image)).RecycledAt));
        Assert.Equal(1, (await portal.UsageOfAsync(portal.Alice, TestPortal.Guangzhou)).Places);
        Assert.Equal(["image.deleted", "image.restored"], (await portal.AuditOfAsync(portal.Alice, "image.")).Select(x => x.Action));
    }

    [Theory]
    [EveryDatabase]
    public async Task Image_whose_name_was_taken_meanwhile_stays_in_the_bin_until_it_can_have_it(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var old = await portal.AddImageAsync(portal.Alice);
        await DeleteAsync(portal, old);
        var young = await portal.AddImageAsync(portal.Alice);

        var refused = await RestoreAsync(portal, old);
        Assert.True((await portal.Get<EditImage>().RunAsync(portal.Alice, young, "web 2", "", Cancellation)).Ok);
        var restored = await RestoreAsync(portal, old);

        Assert.Equal(("web", "image.name-taken"), (refused.Name, refused.Refusal?.Code));
        Assert.Null(restored.Refusal);
        Assert.Equal(["web", "web 2"], await NamesAsync(portal));
    }

    [Theory]
    [EveryDatabase]
    public async Task Racing_restores_of_one_name_bring_back_one_image(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var images = new List<ImageId>();
        for (var i = 0; i < 6; i++)
        {
            images.Add(await portal.AddImageAsync(portal.Alice));
            await DeleteAsync(portal, images[i]);
        }

        var answers = await Task.WhenAll(images.Select(x => Task.Run(() => RestoreAsync(portal, x))));

        Assert.Single(answers, x => x.Refusal is null);
        Assert.All(answers.Where(x => x.Refusal is not null), x => Assert.Equal("image.name-taken", x.Refusal!.Code));
    }

    [Theory]
    [EveryDatabase]
    public async Task Image_goes_by_itself_when_its_days_in_the_bin_are_over_D17(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var (early, late) = (await portal.AddImageAsync(portal.Alice, "early"), await portal.AddImageAsync(portal.Alice, "late"));
        await DeleteAsync(portal, early);
        portal.Time.Advance(TimeSpan.FromDays(1));
        await DeleteAsync(portal, late);
        var bin = await portal.Get<ListRecycled>().RunAsync(portal.Alice, TestPortal.Guangzhou, Cancellation);

        portal.Time.Advance(TimeSpan.FromDays(6));
        await portal.SweepAsync();
        var atTheEnd = await portal.ReadAsync(db => db.Images.CountAsync());
        portal.Time.Advance(TimeSpan.FromSeconds(1));
        await portal.SweepAsync();

        Assert.Equal([("late", TestPortal.Start.AddDays(8)), ("early", TestPortal.Start.AddDays(7))], bin.Select(x => (x.Name, x.Until)));
        Assert.Equal(2, atTheEnd);
        Assert.Equal(late, (await portal.ReadAsync(db => db.Images.SingleAsync())).Id);
        Assert.Equal(1, (await portal.UsageOfAsync(portal.Alice, TestPortal.Guangzhou)).Places);
        Assert.Equal([("image.purged", early.Value, null, "early")], await portal.AuditOfAsync(portal.Alice, "image.purged"));
    }

    private static async Task DeleteAsync(TestPortal portal, ImageId image) =>
        Assert.Null(Assert.Single(await portal.Get<DeleteImages>().RunAsync(portal.Alice, [image], Cancellation)).Refusal);

    private static async Task<ImageResult> RestoreAsync(TestPortal portal, ImageId image) =>
        Assert.Single(await portal.Get<RestoreImages>().RunAsync(portal.Alice, [image], Cancellation));

    private static async Task<IEnumerable<string>> NamesAsync(TestPortal portal)
    {
        var query = new ImageQuery(TestPortal.Guangzhou, ImageTab.Custom) { Sort = ImageSort.Name, Descending = false };
        return (await portal.Get<ListImages>().RunAsync(portal.Alice, query, Cancellation)).Items.Select(x => x.Name);
    }
}
