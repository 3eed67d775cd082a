using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Sharing;
using ImagePortal.Core.Tests.Setup;

namespace ImagePortal.Core.Tests.Images;

/// <summary>What the list shows, filters and sorts (R8).</summary>
public sealed class ImageListTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Every_sort_works_on_every_database_in_both_directions(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await FillAsync(portal, "b", "a", "c");

        foreach (var sort in Enum.GetValues<ImageSort>())
        {
            var up = await ListAsync(portal, x => x with { Sort = sort, Descending = false });
            var down = await ListAsync(portal, x => x with { Sort = sort, Descending = true });
            Assert.Equal((3, 3), (up.Items.Count, down.Items.Count));
        }

        Assert.Equal(["a", "b", "c"], (await ListAsync(portal, x => x with { Sort = ImageSort.Name, Descending = false })).Items.Select(x => x.Name));
        Assert.Equal(["c", "a", "b"], (await ListAsync(portal, x => x)).Items.Select(x => x.Name));
    }

    [Theory]
    [EveryDatabase]
    public async Task Pages_follow_each_other_and_know_the_total(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await FillAsync(portal, "a", "b", "c", "d", "e");

        var pages = new List<string>();
        for (var skip = 0; skip < 6; skip += 2)
        {
            var page = await ListAsync(portal, x => x with { Sort = ImageSort.Name, Descending = false, Skip = skip, Take = 2 });
            Assert.Equal(5, page.Total);
            pages.AddRange(page.Items.Select(x => x.Name));
        }

        Assert.Equal(["a", "b", "c", "d", "e"], pages);
    }

    [Theory]
    [EveryDatabase]
    public async Task List_is_narrowed_by_size_age_and_sharing(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await FillAsync(portal, "old", "new");
        var all = (await ListAsync(portal, x => x)).Items;
        var (fresh, old) = (all.Single(x => x.Name == "new"), all.Single(x => x.Name == "old"));
        await portal.ShareAsync(old.Id, portal.Bob.Account);
        async Task<string> FoundAsync(Func<ImageQuery, ImageQuery> change) => string.Join(' ', (await ListAsync(portal, change)).Items.Select(x => x.Name));

        Assert.Equal("old", await FoundAsync(x => x with { IsShared = true }));
        Assert.Equal("new", await FoundAsync(x => x with { IsShared = false }));
        Assert.Equal("new", await FoundAsync(x => x with { CreatedAfter = fresh.CreatedAt }));
        Assert.Equal("old", await FoundAsync(x => x with { CreatedBefore = old.CreatedAt }));
        Assert.Equal("", await FoundAsync(x => x with { MinSize = long.MaxValue }));
        Assert.Equal("", await FoundAsync(x => x with { MaxSize = 0 }));
        Assert.Equal("", await FoundAsync(x => x with { Software = "java", Provider = "harbour" }));
    }

    [Theory]
    [EveryDatabase]
    public async Task Search_finds_parts_of_names_in_any_case_and_whole_ids_and_takes_no_wildcard(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await FillAsync(portal, "Web Server", "database", "100% cotton");
        async Task<IEnumerable<string>> FindAsync(string text) => (await ListAsync(portal, x => x with { Search = text })).Items.Select(x => x.Name);
        var database = (await ListAsync(portal, x => x with { Search = "data" })).Items.Single();

        Assert.Equal(["Web Server"], await FindAsync(" web "));
        Assert.Equal(["database"], await FindAsync(database.Id.Value));
        Assert.Equal(["100% cotton"], await FindAsync("%"));
        Assert.Empty(await FindAsync("_"));
        Assert.Empty(await FindAsync("'; DROP TABLE images; --"));
    }

    [Theory]
    [EveryDatabase]
    public async Task Image_in_progress_shows_how_far_its_operation_is(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var (image, operation, _) = await TenantScenario.FillAsync(portal, portal.Alice);
        await portal.Get<OperationSignals>().ReportAsync((await portal.FindAsync(operation)).WaitsFor!, 500, 1000, Cancellation);

        var item = Assert.Single((await ListAsync(portal, x => x)).Items);

        Assert.Equal((image, operation, 30, 1), (item.Id, item.Progress!.Operation, item.Progress.Percent, item.SharedWith));
    }

    [Theory]
    [EveryDatabase]
    public async Task Tabs_count_public_market_own_and_received_images_apart_R3(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await FillAsync(portal, "mine");
        await using (var db = portal.OpenDatabase())
        {
            var received = New(portal, "received", portal.Bob.Account);
            db.AddRange(received, new Share(received.Id, portal.Bob.Account, portal.Alice.Account, TestPortal.Start, null, ""), New(portal, "of Bob", portal.Bob.Account));
            await db.SaveChangesAsync(Cancellation);
        }

        var counts = TestPortal.Accepted(await portal.Get<CountImages>().RunAsync(portal.Alice, TestPortal.Guangzhou, Cancellation));

        Assert.Equal((0, 0, 1, 1), (counts.Public, counts.Market, counts.Custom, counts.Shared));
        Assert.Equal("received", Assert.Single((await ListAsync(portal, x => x with { Tab = ImageTab.Shared })).Items).Name);
    }

    [Theory]
    [EveryDatabase]
    public async Task Image_dismissed_by_two_at_once_is_gone_and_no_one_meets_an_error_page(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var image = New(portal, "failed", portal.Alice.Account, failed: true);
        await using (var db = portal.OpenDatabase())
        {
            db.Add(image);
            await db.SaveChangesAsync(Cancellation);
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => portal.Get<DismissImage>().RunAsync(portal.Alice, image.Id, Cancellation))));

        Assert.Single(answers, x => x.Ok);
        Assert.All(answers.Where(x => !x.Ok), x => Assert.Equal("image.not-found", x.Error!.Code));
    }

    private static async Task FillAsync(TestPortal portal, params string[] names)
    {
        await using var db = portal.OpenDatabase();
        foreach (var (i, name) in names.Index())
        {
            db.Add(New(portal, name, portal.Alice.Account, minutes: i));
        }

        await db.SaveChangesAsync(Cancellation);
    }

    private static Image New(TestPortal portal, string name, Core.Accounts.AccountId owner, bool failed = false, int minutes = 0)
    {
        var image = Image.Import(ImageId.New(), owner, TestPortal.Guangzhou, name, "", "disk.raw", portal.Time.GetUtcNow().AddMinutes(minutes)).Value!;
        _ = failed ? image.Fail("import.format", "It is an ISO.") : image.Complete("sha256:1", 1, portal.Time.GetUtcNow());
        return image;
    }

    private static Task<ImagePage> ListAsync(TestPortal portal, Func<ImageQuery, ImageQuery> change) =>
        portal.Get<ListImages>().RunAsync(portal.Alice, change(new ImageQuery(TestPortal.Guangzhou, ImageTab.Custom)), Cancellation);
}
