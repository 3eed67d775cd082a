using ImagePortal.Core.Accounts;
using ImagePortal.Core.Copies;
using ImagePortal.Core.Images;
using ImagePortal.Core.Imports;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;

namespace ImagePortal.Core.Tests.Images;

public sealed class TagImagesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Tags_are_set_changed_and_taken_off_several_images_at_once(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var (web, api) = (await portal.AddImageAsync(portal.Alice, "web"), await portal.AddImageAsync(portal.Alice, "api"));

        await TagAsync(portal, portal.Alice, [web, api], new TagChange { Set = [new("env", "test"), new("team", "base")] });
        await TagAsync(portal, portal.Alice, [web], new TagChange { Set = [new("env", "prod")], Remove = ["team", "unknown"] });
        await TagAsync(portal, portal.Alice, [api], TagChange.To([new("only", "")]));

        Assert.Equal("env=prod", await TagsOfAsync(portal, web));
        Assert.Equal("only=", await TagsOfAsync(portal, api));
        Assert.Equal(
            ["env=test, team=base", "env=test, team=base", "env=test, team=base → env=prod", "env=test, team=base → only="],
            (await portal.AuditOfAsync(portal.Alice, "image.tagged")).Select(x => x.Detail));
    }

    [Theory]
    [EveryDatabase]
    public async Task Key_is_the_same_in_capital_and_small_letters_on_every_database(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var web = await portal.AddImageAsync(portal.Alice);

        await TagAsync(portal, portal.Alice, [web], new TagChange { Set = [new("Env", "test")] });
        await TagAsync(portal, portal.Alice, [web], new TagChange { Set = [new(" env ", " prod ")] });

        Assert.Equal("env=prod", await TagsOfAsync(portal, web));
    }

    [Fact]
    public async Task Tags_that_no_list_could_show_are_refused_with_a_code_each()
    {
        await using var portal = await TestPortal.OpenAsync();
        var web = await portal.AddImageAsync(portal.Alice);
        async Task<string?> CodeOfAsync(params Tag[] tags) =>
            (await TagAsync(portal, portal.Alice, [web], new TagChange { Set = tags })).Single().Refusal?.Code;

        Assert.Equal("tag.key", await CodeOfAsync(new Tag(" ", "x")));
        Assert.Equal("tag.key", await CodeOfAsync(new Tag(new string('k', 128), "x")));
        Assert.Equal("tag.key", await CodeOfAsync(new Tag("a\tb", "x")));
        Assert.Equal("tag.value", await CodeOfAsync(new Tag("k", new string('v', 256))));
        Assert.Equal("tag.reserved", await CodeOfAsync(new Tag("QCS:owner", "x")));
        Assert.Equal("tag.twice", await CodeOfAsync(new Tag("k", "1"), new Tag("K", "2")));
        Assert.Equal("", await TagsOfAsync(portal, web));
        Assert.Null(await CodeOfAsync(new Tag(new string('k', 127), new string('v', 255))));
    }

    [Theory]
    [EveryDatabase]
    public async Task Image_never_carries_more_than_fifty_tags_when_many_race(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var web = await portal.AddImageAsync(portal.Alice);
        await TagAsync(portal, portal.Alice, [web], TagChange.To([.. Enumerable.Range(0, 45).Select(i => new Tag($"first-{i:00}", ""))]));

        var racing = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(
            () => TagAsync(portal, portal.Alice, [web], new TagChange { Set = [new($"racing-{i:00}", "")] }), Cancellation)));

        Assert.Equal(5, racing.Count(x => x.Single().Refusal is null));
        Assert.All(racing.Select(x => x.Single().Refusal).OfType<Error>(), x => Assert.Equal("tag.too-many", x.Code));
        Assert.Equal(50, (await TagsOfAsync(portal, web)).Split(", ").Length);
    }

    [Fact]
    public async Task R26_recipient_neither_changes_tags_nor_sees_them()
    {
        await using var portal = await TestPortal.OpenAsync();
        var (web, own) = (await portal.AddImageAsync(portal.Alice), await portal.AddImageAsync(portal.Bob, "own"));
        await TagAsync(portal, portal.Alice, [web], new TagChange { Set = [new("secret", "plan")] });
        await portal.ShareAsync(web, portal.Bob.Account);

        var results = await TagAsync(portal, portal.Bob, [web, own], new TagChange { Set = [new("mine", "")] });
        var seen = TestPortal.Accepted(await portal.Get<GetImage>().RunAsync(portal.Bob, web, Cancellation));
        var listed = await portal.Get<ListImageTags>().RunAsync(portal.Bob, [web, own], Cancellation);

        Assert.Equal(["image.not-owned", null], results.Select(x => x.Refusal?.Code));
        Assert.Empty(seen.Image.Tags);
        Assert.Equal(own, Assert.Single(listed).Image);
    }

    [Theory]
    [EveryDatabase]
    public async Task List_shows_tags_and_lets_images_through_by_key_and_value(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var (web, api, db) = (await portal.AddImageAsync(portal.Alice, "web"), await portal.AddImageAsync(portal.Alice, "api"), await portal.AddImageAsync(portal.Alice, "db"));
        await TagAsync(portal, portal.Alice, [web], new TagChange { Set = [new("env", "prod"), new("team", "base")] });
        await TagAsync(portal, portal.Alice, [api], new TagChange { Set = [new("env", "test")] });
        async Task<string> FoundAsync(params TagFilter[] tags) => string.Join(' ', (await portal.Get<ListImages>().RunAsync(
            portal.Alice, new ImageQuery(TestPortal.Guangzhou, ImageTab.Custom) { Tags = tags, Sort = ImageSort.Name, Descending = false }, Cancellation)).Items.Select(x => x.Name));

        Assert.Equal("api web", await FoundAsync(new TagFilter("env", [])));
        Assert.Equal("web", await FoundAsync(new TagFilter("env", ["prod"])));
        Assert.Equal("api web", await FoundAsync(new TagFilter("env", ["prod", "test"])));
        Assert.Equal("web", await FoundAsync(new TagFilter(null, ["base"])));
        Assert.Equal("web", await FoundAsync(new TagFilter("env", ["prod", "test"]), new TagFilter("team", [])));
        Assert.Equal("", await FoundAsync(new TagFilter("env", ["prod"]), new TagFilter("team", ["other"])));
        Assert.Equal("api db web", await FoundAsync());
    }

    [Fact]
    public async Task Import_begins_with_tags_and_a_bad_one_refuses_it_before_anything_is_reserved()
    {
        await using var portal = await TestPortal.OpenAsync();
        var file = await portal.UploadAsync(portal.Alice, SampleDisks.Good);
        var request = new ImportRequest(TestPortal.Guangzhou, file.Value, "web", "") { Tags = [new("env", "prod")] };

        var refused = await portal.Get<StartImport>().RunAsync(portal.Alice, request with { Tags = [new("", "")] }, Cancellation);
        var started = TestPortal.Accepted(await portal.Get<StartImport>().RunAsync(portal.Alice, request, Cancellation));

        Assert.Equal("tag.key", refused.Error?.Code);
        Assert.Equal("env=prod", await TagsOfAsync(portal, started.Image));
        Assert.Equal(1, (await portal.UsageOfAsync(portal.Alice, TestPortal.Guangzhou)).Places);
    }

    [Fact]
    public async Task Copy_keeps_the_tags_and_goes_its_own_way_R11()
    {
        await using var portal = await TestPortal.OpenAsync();
        await portal.AddSeedRegionsAsync();
        var web = await portal.AddImageAsync(portal.Alice);
        await TagAsync(portal, portal.Alice, [web], new TagChange { Set = [new("env", "prod")] });

        var copy = (await portal.Get<StartCopies>().RunAsync(portal.Alice, new CopyRequest([web], [SampleImages.Beijing]), Cancellation)).Single().Copy!.Value;
        await TagAsync(portal, portal.Alice, [web], new TagChange { Set = [new("env", "old")] });

        Assert.Equal("env=prod", await TagsOfAsync(portal, copy));
    }

    private static Task<IReadOnlyList<ImageResult>> TagAsync(TestPortal portal, Caller caller, ImageId[] images, TagChange change) =>
        portal.Get<TagImages>().RunAsync(caller, images, change, Cancellation);

    private static async Task<string> TagsOfAsync(TestPortal portal, ImageId image)
    {
        var tags = await portal.Get<ListImageTags>().RunAsync(portal.Alice, [image], Cancellation);
        return string.Join(", ", tags.SelectMany(x => x.Tags).Select(x => $"{x.Key}={x.Value}"));
    }
}
