using Bunit;
using ImagePortal.Core;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Sharing;
using ImagePortal.Web.Components.Sharing;

namespace ImagePortal.Web.Tests.Sharing;

public sealed class RecipientFieldTests : ComponentTest
{
    private static readonly RecipientCheck Good = new("100000000002", "Bo• Ta••••", null);
    private static readonly RecipientCheck Already = Refused("100000000005", "share.already");
    private static readonly RecipientCheck AppId = Refused("1250000007", "share.app-id");
    private static readonly RecipientCheck Own = Refused("100000000001", "share.own");
    private static readonly RecipientCheck Unknown = Refused("100000000777", "share.unknown");

    [Theory]
    [InlineData("100000000002\n100000000003")]
    [InlineData("100000000002, 100000000003")]
    [InlineData("100000000002")]
    public void Pasted_list_and_whole_id_are_judged_at_once(string pasted)
    {
        var added = new List<string>();
        var view = Field([], added.Add);

        view.Find("textarea").Input(pasted);

        Assert.Equal([pasted], added);
        Assert.Equal("", view.Find("textarea").GetAttribute("value") ?? "");
    }

    [Fact]
    public void Half_an_id_waits_until_the_field_is_left()
    {
        var added = new List<string>();
        var view = Field([], added.Add);

        view.Find("textarea").Input("12345");
        Assert.Empty(added);
        view.Find("textarea").Blur();

        Assert.Equal(["12345"], added);
    }

    [Fact]
    public void Every_entry_shows_its_verdict_in_words()
    {
        var view = Field([Good, Already, AppId, Own, Unknown]);

        Assert.Equal(
            ["Bo• Ta••••", "already shared", "an APPID, not an account ID", "your own account", "no such account"],
            view.FindAll(".ip-chip em").Select(x => x.TextContent));
    }

    [Fact]
    public void Counts_say_what_will_happen_and_how_many_places_stay()
    {
        var view = Field([Good, Already, AppId, Own, Unknown], left: 46);

        var said = string.Join(' ', view.Find("[role=status]").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("1 will be added, 1 has it already", said, StringComparison.Ordinal);
        Assert.Contains("3 cannot be used.", said, StringComparison.Ordinal);
        Assert.Contains("45 of 50 places left after this", said, StringComparison.Ordinal);
    }

    [Fact]
    public void R18_account_of_a_person_can_be_taken_in_its_place_D2()
    {
        var (added, removed) = (new List<string>(), new List<string>());
        var person = new RecipientCheck("712345678901", null, new Error(ErrorKind.Invalid, "share.sub-account", "A person.") { Fix = "100000000002" });
        var view = Render<RecipientField>(p => p
            .Add(x => x.Checks, [person]).Add(x => x.Left, 50).Add(x => x.Limit, 50).Add(x => x.OnAdd, added.Add).Add(x => x.OnRemove, removed.Add));

        Assert.Equal("a person, not an account", view.Find(".ip-chip em").TextContent);
        view.FindAll("button").Single(x => x.TextContent == "Use 100000000002 instead").Click();

        Assert.Equal(("712345678901", "100000000002"), (removed.Single(), added.Single()));
    }

    [Fact]
    public void Long_list_shows_first_what_needs_a_look_and_the_rest_on_request()
    {
        RecipientCheck[] many = [.. Enumerable.Range(0, 100).Select(i => Good with { Text = $"2{i:00000000000}" }), Unknown];
        var view = Field(many, left: 200);

        Assert.Equal(60, view.FindAll(".ip-chip").Count);
        Assert.Contains(Unknown.Text, view.FindAll(".ip-chip")[0].TextContent, StringComparison.Ordinal);
        view.FindAll("button").Single(x => x.TextContent == "Show 41 more of 41").Click();

        Assert.Equal(101, view.FindAll(".ip-chip").Count);
    }

    [Fact]
    public void Those_that_cannot_be_used_go_together()
    {
        var removed = false;
        var view = Render<RecipientField>(p => p
            .Add(x => x.Checks, [Good, AppId, Own, Unknown]).Add(x => x.Left, 50).Add(x => x.Limit, 50).Add(x => x.OnRemoveUnusable, () => removed = true));

        view.FindAll("button").Single(x => x.TextContent == "Remove those 3").Click();

        Assert.True(removed);
    }

    [Fact]
    public void Chip_can_be_removed_by_its_button_or_by_backspace()
    {
        var removed = new List<string>();
        var view = Render<RecipientField>(p => p
            .Add(x => x.Checks, [Good, AppId]).Add(x => x.Left, 50).Add(x => x.Limit, 50).Add(x => x.OnRemove, removed.Add));

        view.Find("[aria-label='Remove 100000000002']").Click();
        view.Find("textarea").KeyDown("Backspace");

        Assert.Equal(["100000000002", "1250000007"], removed);
    }

    [Fact]
    public void Too_many_for_the_places_are_counted()
    {
        var view = Field([Good, new("100000000003", "Ca•••", null)], left: 1);

        Assert.Contains("1 of 50 places left, 1 too many", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Account_of_an_earlier_share_is_taken_with_a_click_and_then_offered_no_more()
    {
        var added = new List<string>();
        KnownRecipient[] known = [new(new AccountId("100000000002"), "Bo• Ta••••", 2), new(new AccountId("300000000003"), "Ca•••", 0)];
        var view = Render<RecipientField>(p => p
            .Add(x => x.Checks, []).Add(x => x.Known, known).Add(x => x.Left, 50).Add(x => x.Limit, 50).Add(x => x.OnAdd, added.Add));

        view.Find("textarea").Input("10");
        var narrowed = view.FindAll("[role=group] button").Select(x => x.GetAttribute("title"));
        view.Find("[role=group] button").Click();
        view.Render(p => p.Add(x => x.Checks, [Good]));

        Assert.Equal(["Has 2 images of yours"], narrowed);
        Assert.Equal(["100000000002"], added);
        Assert.Equal(["Has none of your images now"], view.FindAll("[role=group] button").Select(x => x.GetAttribute("title")));
    }

    [Fact]
    public void List_that_was_not_judged_says_why()
    {
        var view = Render<RecipientField>(p => p
            .Add(x => x.Checks, []).Add(x => x.Left, 50).Add(x => x.Limit, 50)
            .Add(x => x.Refusal, new Error(ErrorKind.LimitReached, "share.too-many-unknown", "Too many unknown account IDs were tried.")));

        Assert.Equal("Too many unknown account IDs were tried.", view.Find("[role=alert]").TextContent);
    }

    private static RecipientCheck Refused(string text, string code) => new(text, null, new Error(ErrorKind.Invalid, code, $"{text} cannot be used."));

    private IRenderedComponent<RecipientField> Field(IReadOnlyList<RecipientCheck> checks, Action<string>? onAdd = null, int left = 50) =>
        Render<RecipientField>(p => p.Add(x => x.Checks, checks).Add(x => x.Left, left).Add(x => x.Limit, 50).Add(x => x.OnAdd, onAdd ?? (_ => { })));
}
