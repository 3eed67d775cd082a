using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Images;

/// <summary>What a person keeps of a list: views, columns, density and page size.</summary>
public sealed class ListSettingsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task View_is_kept_changed_and_forgotten_by_its_name_and_belongs_to_one_person(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var colleague = portal.Alice with { Member = portal.Bob.Member };
        var keep = portal.Get<KeepView>();

        await keep.RunAsync(portal.Alice, " Team base ", "?filter=os:debian", Cancellation);
        await keep.RunAsync(portal.Alice, "team BASE", "filter=os:ubuntu", Cancellation);
        await keep.RunAsync(portal.Alice, "Other", "tab=public", Cancellation);
        await keep.ForgetAsync(portal.Alice, "Other", Cancellation);

        Assert.Equal([new SavedViewItem("Team base", "filter=os:ubuntu")], await portal.Get<ListSavedViews>().RunAsync(portal.Alice, Cancellation));
        Assert.Empty(await portal.Get<ListSavedViews>().RunAsync(colleague, Cancellation));
    }

    [Theory]
    [EveryDatabase]
    public async Task Every_change_of_a_view_is_in_the_audit_and_what_changes_nothing_is_not(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var keep = portal.Get<KeepView>();

        await keep.RunAsync(portal.Alice, "Team base", "filter=os:debian", Cancellation);
        await keep.RunAsync(portal.Alice, "team BASE", "filter=os:ubuntu", Cancellation);
        await keep.RunAsync(portal.Alice, "Team base", "?filter=os:ubuntu", Cancellation);
        await keep.RunAsync(portal.Alice, "", "tab=public", Cancellation);
        await keep.ForgetAsync(portal.Alice, "Other", Cancellation);
        await keep.ForgetAsync(portal.Bob, "Team base", Cancellation);
        await keep.ForgetAsync(portal.Alice, "Team base", Cancellation);

        var lines = await portal.ReadAsync(db => db.Audit.Where(x => x.Action.StartsWith("view.")).OrderBy(x => x.Id).ToListAsync());
        Assert.Equal(
            [
                ("view.kept", null, "filter=os:debian"), ("view.changed", "filter=os:debian", "filter=os:ubuntu"), ("view.removed", "filter=os:ubuntu", null),
            ],
            lines.Select(x => (x.Action, x.Before, x.After)));
        Assert.All(lines, x => Assert.Equal((portal.Alice.Account, portal.Alice.Member, "Team base"), (x.Account, x.Member, x.Subject)));
    }

    [Fact]
    public async Task View_that_cannot_be_kept_is_refused()
    {
        await using var portal = await TestPortal.OpenAsync();
        async Task<string?> CodeOfAsync(string name, string query = "") => (await portal.Get<KeepView>().RunAsync(portal.Alice, name, query, Cancellation)).Error?.Code;

        Assert.Equal("view.name", await CodeOfAsync(" "));
        Assert.Equal("view.name", await CodeOfAsync(new string('x', 41)));
        Assert.Equal("view.too-long", await CodeOfAsync("x", new string('x', 501)));
        for (var i = 0; i < SavedView.MaxPerMember; i++)
        {
            Assert.Null(await CodeOfAsync($"view {i}"));
        }

        Assert.Equal("view.too-many", await CodeOfAsync("one more"));
        Assert.Null(await CodeOfAsync("view 0", "tab=public"));
    }

    [Theory]
    [EveryDatabase]
    public async Task Look_of_a_list_is_kept_per_person_and_what_makes_no_sense_is_left_out(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);

        await portal.Get<KeepListLook>().RunAsync(portal.Alice, new ListLook(["size", "size", "<b>", ""], IsDense: true, PageSize: 50), Cancellation);
        await portal.Get<KeepListLook>().RunAsync(portal.Bob, new ListLook([], IsDense: false, PageSize: 1_000_000), Cancellation);

        var (alice, bob, carol) = (
            await portal.Get<GetListLook>().RunAsync(portal.Alice, Cancellation),
            await portal.Get<GetListLook>().RunAsync(portal.Bob, Cancellation),
            await portal.Get<GetListLook>().RunAsync(portal.Carol, Cancellation));
        Assert.Equal(("size", true, 50), (string.Join(' ', alice.Hidden), alice.IsDense, alice.PageSize));
        Assert.Equal((0, false, 20), (bob.Hidden.Count, bob.IsDense, bob.PageSize));
        Assert.Same(ListLook.Standard, carol);
    }

    [Theory]
    [EveryDatabase]
    public async Task Image_is_found_in_any_region_by_id_or_part_of_its_name_own_ones_first(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var (near, far) = (await portal.AddImageAsync(portal.Alice, "web-base"), await portal.AddImageAsync(portal.Alice, "WEB-other", TestPortal.Toronto));
        await portal.PublishAsync(ImageKind.Public);
        await portal.AddImageAsync(portal.Bob, "web-of-bob");
        async Task<IEnumerable<ImageId>> FindAsync(string text) => (await portal.Get<FindImages>().RunAsync(portal.Alice, text, TestPortal.Guangzhou, Cancellation)).Select(x => x.Id);

        Assert.Equal(new[] { near, far }.Order(Comparer<ImageId>.Create((x, y) => string.CompareOrdinal(x.Value, y.Value))), (await FindAsync(" Web ")).OrderBy(x => x.Value, StringComparer.Ordinal));
        Assert.Equal([far], await FindAsync(far.Value.ToUpperInvariant()));
        Assert.Single(await FindAsync("publ"));
        Assert.Empty(await FindAsync(" "));
    }

    [Theory]
    [EveryDatabase]
    public async Task Of_images_of_one_name_the_one_in_the_region_at_hand_comes_first(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var (near, far) = (await portal.AddImageAsync(portal.Alice, "base"), await portal.AddImageAsync(portal.Alice, "base", TestPortal.Toronto));
        async Task<IEnumerable<ImageId>> FindAsync(RegionCode here) => (await portal.Get<FindImages>().RunAsync(portal.Alice, "base", here, Cancellation)).Select(x => x.Id);

        Assert.Equal([near, far], await FindAsync(TestPortal.Guangzhou));
        Assert.Equal([far, near], await FindAsync(TestPortal.Toronto));
    }

    [Fact]
    public async Task Tags_that_were_used_are_suggested()
    {
        await using var portal = await TestPortal.OpenAsync();
        var (web, ofBob) = (await portal.AddImageAsync(portal.Alice), await portal.AddImageAsync(portal.Bob));
        await portal.Get<TagImages>().RunAsync(portal.Alice, [web], TagChange.To([new("env", "prod"), new("team", "base")]), Cancellation);
        await portal.Get<TagImages>().RunAsync(portal.Bob, [ofBob], TagChange.To([new("secret", "x")]), Cancellation);

        Assert.Equal(["env", "team"], await portal.Get<SuggestTags>().RunAsync(portal.Alice, null, "", Cancellation));
        Assert.Equal(["prod"], await portal.Get<SuggestTags>().RunAsync(portal.Alice, "env", "p", Cancellation));
    }
}
