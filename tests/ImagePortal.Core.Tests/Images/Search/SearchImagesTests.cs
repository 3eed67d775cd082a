using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Images.Search;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;

namespace ImagePortal.Core.Tests.Images.Search;

/// <summary>What programs find (R8, R14, D21).</summary>
public sealed class SearchImagesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Own_images_come_first_then_received_then_public_ones_each_newest_first(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await portal.PublishAsync(ImageKind.Public);
        await portal.PublishAsync(ImageKind.Market);
        var shared = await AddAsync(portal, portal.Alice, "of alice");
        await portal.ShareAsync(shared, portal.Bob.Account);
        await AddAsync(portal, portal.Alice, "kept by alice");
        await AddAsync(portal, portal.Bob, "old");
        await AddAsync(portal, portal.Bob, "new");
        await AddAsync(portal, portal.Bob, "elsewhere", toronto: true);

        var found = await FindAsync(portal, portal.Bob, x => x);

        Assert.Equal(["new", "old", "of alice", "Public", "Market"], found.Items.Select(x => x.Name));
        Assert.Equal([ImageTab.Custom, ImageTab.Custom, ImageTab.Shared, ImageTab.Public, ImageTab.Market], found.Items.Select(x => x.Tab));
        Assert.Equal(5, found.Total);
    }

    [Theory]
    [EveryDatabase]
    public async Task Pages_meet_without_gap_or_overlap_across_the_kinds(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        for (var i = 0; i < 5; i++)
        {
            await portal.PublishAsync(ImageKind.Public);
            await AddAsync(portal, portal.Alice, $"web {i}");
        }

        var whole = await FindAsync(portal, portal.Alice, x => x with { Take = 100 });
        var pages = new List<ImageId>();
        for (var skip = 0; skip < 12; skip += 3)
        {
            var page = await FindAsync(portal, portal.Alice, x => x with { Skip = skip, Take = 3 });
            Assert.Equal(10, page.Total);
            pages.AddRange(page.Items.Select(x => x.Id));
        }

        Assert.Equal(whole.Items.Select(x => x.Id), pages);
    }

    [Theory]
    [EveryDatabase]
    public async Task Whole_name_comes_before_parts_of_names_in_any_case(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await AddAsync(portal, portal.Alice, "web");
        await AddAsync(portal, portal.Alice, "my WEB server");
        await AddAsync(portal, portal.Alice, "100% web_1");
        await AddAsync(portal, portal.Alice, "database");

        Assert.Equal(["web", "100% web_1", "my WEB server"], await NamesAsync(portal, x => x with { Names = ["web"] }));
        Assert.Equal(["100% web_1"], await NamesAsync(portal, x => x with { Names = ["0% w"] }));
        Assert.Equal(["database", "100% web_1"], await NamesAsync(portal, x => x with { Names = ["base", "web_"] }));
        Assert.Empty(await NamesAsync(portal, x => x with { Names = ["w%b"] }));
    }

    [Theory]
    [EveryDatabase]
    public async Task Conditions_must_all_hold_and_one_value_of_each_will_do(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var (web, db) = (await AddAsync(portal, portal.Alice, "web"), await AddAsync(portal, portal.Alice, "db"));
        await portal.PublishAsync(ImageKind.Public);
        await EditAsync(portal, web, new ImageChanges(Family: "front"));
        await portal.Get<TagImages>().RunAsync(portal.Alice, [web], TagChange.To([new Tag("team", "red")]), Cancellation);
        await portal.Get<TagImages>().RunAsync(portal.Alice, [db], TagChange.To([new Tag("team", "blue"), new Tag("old", "")]), Cancellation);

        Assert.Equal(["db", "web"], await NamesAsync(portal, x => x with { Ids = [web, db] }));
        Assert.Empty(await NamesAsync(portal, x => x with { Ids = [] }));
        Assert.Equal(["web"], await NamesAsync(portal, x => x with { Ids = [web, db], Families = ["front", "back"] }));
        Assert.Equal(["Public"], await NamesAsync(portal, x => x with { Tabs = [ImageTab.Public] }));
        Assert.Equal(["db", "web", "Public"], await NamesAsync(portal, x => x with { States = [ImageState.Available] }));
        Assert.Empty(await NamesAsync(portal, x => x with { States = [], FailedBy = [OperationKind.Copy] }));
        Assert.Equal(["db", "web"], await NamesAsync(portal, x => x with { Tags = [new TagCondition(["team"], null)] }));
        Assert.Equal(["web"], await NamesAsync(portal, x => x with { Tags = [new TagCondition(["team"], ["red", "green"])] }));
        Assert.Equal(["db"], await NamesAsync(portal, x => x with { Tags = [new TagCondition(null, ["blue"]), new TagCondition(["old"], null)] }));
        Assert.Equal(["db", "web", "Public"], await NamesAsync(portal, x => x with { Distributions = [], OtherThan = ["debian"] }));
        Assert.Empty(await NamesAsync(portal, x => x with { Distributions = ["debian"] }));
    }

    [Theory]
    [EveryDatabase]
    public async Task Image_tells_its_tags_to_its_owner_alone(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var image = await AddAsync(portal, portal.Alice, "web");
        await portal.ShareAsync(image, portal.Bob.Account);
        await portal.Get<TagImages>().RunAsync(portal.Alice, [image], TagChange.To([new Tag("team", "red")]), Cancellation);

        Assert.Equal([new Tag("team", "red")], Assert.Single((await FindAsync(portal, portal.Alice, x => x)).Items).Tags);
        Assert.Empty(Assert.Single((await FindAsync(portal, portal.Bob, x => x)).Items).Tags);
    }

    [Theory]
    [EveryDatabase]
    public async Task List_without_a_condition_is_the_same_as_with_one_that_all_meet(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await portal.PublishAsync(ImageKind.Public);
        await portal.ShareAsync(await AddAsync(portal, portal.Alice, "of alice"), portal.Bob.Account);
        await AddAsync(portal, portal.Alice, "kept by alice");
        await AddAsync(portal, portal.Bob, "elsewhere", toronto: true);
        var (tagged, binned) = (await AddAsync(portal, portal.Bob, "tagged"), await AddAsync(portal, portal.Bob, "binned"));
        await AddAsync(portal, portal.Bob, "newest");
        await portal.Get<TagImages>().RunAsync(portal.Bob, [tagged], TagChange.To([new Tag("team", "red")]), Cancellation);
        await portal.Get<DeleteImages>().RunAsync(portal.Bob, [binned], Cancellation);

        var whole = await FindAsync(portal, portal.Bob, x => x);
        var all = await FindAsync(portal, portal.Bob, x => x with { Tabs = Enum.GetValues<ImageTab>() });

        Assert.Equal(["newest", "tagged", "of alice", "Public"], whole.Items.Select(x => x.Name));
        Assert.Equal(all.Items.Select(x => x with { Tags = [] }), whole.Items.Select(x => x with { Tags = [] }));
        Assert.Equal(all.Items.SelectMany(x => x.Tags), whole.Items.SelectMany(x => x.Tags));
        Assert.Equal(all.Total, whole.Total);
    }

    [Theory]
    [EveryDatabase]
    public async Task Image_of_another_region_is_as_unknown_as_a_foreign_one(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var (here, there) = (await AddAsync(portal, portal.Alice, "here"), await AddAsync(portal, portal.Alice, "there", toronto: true));
        async Task<string?> LocateAsync(Caller caller, params ImageId[] ids) =>
            (await portal.Get<LocateImages>().RunAsync(caller, TestPortal.Guangzhou, ids, Cancellation)).Error?.Message;

        Assert.Null(await LocateAsync(portal.Alice, here));
        Assert.Equal(ImageErrors.NotFound(there).Message, await LocateAsync(portal.Alice, here, there));
        Assert.Equal(ImageErrors.NotFound(here).Message, await LocateAsync(portal.Bob, here));
    }

    [Theory]
    [EveryDatabase]
    public async Task Total_of_the_whole_list_is_right_after_every_change_on_every_node(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await using var other = await TestPortal.OpenAsync(provider, over: portal);
        async Task<(int Here, int There)> TotalsAsync() => ((await FindAsync(portal, portal.Alice, x => x)).Total, (await FindAsync(other, portal.Alice, x => x)).Total);
        var file = await portal.UploadAsync(portal.Alice, [1, 2, 3]);
        Assert.Equal((0, 0), await TotalsAsync());

        var failing = TestPortal.Accepted(await portal.StartImportAsync(portal.Alice, file, "failing"));
        Assert.Equal((1, 1), await TotalsAsync());
        await portal.RunJobsAsync();
        var web = await AddAsync(portal, portal.Alice, "web");
        Assert.Equal((2, 2), await TotalsAsync());
        await portal.Get<DismissImage>().RunAsync(portal.Alice, failing.Image, Cancellation);
        Assert.Equal((1, 1), await TotalsAsync());
        await portal.Get<DeleteImages>().RunAsync(portal.Alice, [web], Cancellation);
        Assert.Equal((0, 0), await TotalsAsync());
        await portal.Get<RestoreImages>().RunAsync(portal.Alice, [web], Cancellation);
        Assert.Equal((1, 1), await TotalsAsync());
        await portal.PublishAsync(ImageKind.Public);
        Assert.Equal((2, 2), await TotalsAsync());
        var bobs = await AddAsync(portal, portal.Bob, "of bob");
        await using (var db = portal.OpenDatabase())
        {
            db.Add(new Core.Sharing.Share(bobs, portal.Bob.Account, portal.Alice.Account, TestPortal.Start, null, ""));
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.Equal((3, 3), await TotalsAsync());
    }

    private static async Task<ImageId> AddAsync(TestPortal portal, Caller owner, string name, bool toronto = false)
    {
        portal.Time.Advance(TimeSpan.FromSeconds(1));
        return await portal.AddImageAsync(owner, name, toronto ? TestPortal.Toronto : null);
    }

    private static async Task EditAsync(TestPortal portal, ImageId image, ImageChanges changes) =>
        Assert.True((await portal.Get<EditImage>().RunAsync(portal.Alice, image, changes, Cancellation)).Ok);

    private static Task<FoundImages> FindAsync(TestPortal portal, Caller caller, Func<ImageSearch, ImageSearch> change) =>
        portal.Get<SearchImages>().RunAsync(caller, change(new ImageSearch(TestPortal.Guangzhou)), Cancellation);

    private static async Task<IEnumerable<string>> NamesAsync(TestPortal portal, Func<ImageSearch, ImageSearch> change) =>
        (await FindAsync(portal, portal.Alice, change)).Items.Select(x => x.Name);
}
