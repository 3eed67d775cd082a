using Bunit;
using ImagePortal.Core.Images;
using ImagePortal.Web.Components.Images.Filters;

namespace ImagePortal.Web.Tests.Images.Filters;

public sealed class FilterBarTests : ComponentTest
{
    private readonly List<string> _filters = [];

    [Fact]
    public void Words_take_effect_as_they_are_typed_and_a_property_once_it_is_whole()
    {
        var view = Bar("");

        view.Find("input").Input("we");
        view.Find("input").Input("we os:deb");
        view.Find("input").Input("we os:debian ");

        Assert.Equal(["we", "os:debian we"], _filters);
        Assert.Equal("we", view.Find("input").GetAttribute("value"));
    }

    [Fact]
    public void Late_answer_of_the_page_takes_nothing_away_and_another_view_replaces_all()
    {
        var view = Bar("");

        view.Find("input").Input("we");
        view.Find("input").Input("web");
        view.Render(p => p.Add(x => x.Filter, "we"));
        Assert.Equal("web", view.Find("input").GetAttribute("value"));
        view.Render(p => p.Add(x => x.Filter, "web"));
        view.Render(p => p.Add(x => x.Filter, "we"));

        Assert.Equal("we", view.Find("input").GetAttribute("value"));
    }

    [Fact]
    public void Suggestion_is_chosen_with_the_keyboard()
    {
        var view = Bar("");
        var input = view.Find("input");

        input.Focus();
        input.Input("sta");
        Assert.Equal("true", view.Find("input").GetAttribute("aria-expanded"));
        Press(view, "ArrowDown", "Enter");
        Assert.Equal("state:", view.Find("input").GetAttribute("value"));
        Press(view, "ArrowDown", "ArrowDown", "Enter");

        Assert.Equal("state:importing", _filters[^1]);
        Assert.Equal("", view.Find("input").GetAttribute("value"));
    }

    [Fact]
    public void Backspace_and_the_cross_take_properties_away()
    {
        var view = Bar("os:debian state:failed arch:i386");

        view.Find("[aria-label='Remove filter state failed']").Click();
        Press(view, "Backspace");

        Assert.Equal(["os:debian arch:i386", "os:debian"], _filters);
    }

    [Fact]
    public void Property_that_says_nothing_tells_why()
    {
        var view = Bar("size:big software:java");

        Assert.Equal(
            ["This says nothing: size takes larger or smaller than, such as >20GiB", "Images of this tab have no software"],
            view.FindAll(".ip-tok").Select(x => x.GetAttribute("title")));
    }

    [Fact]
    public void Tags_that_were_used_are_suggested_with_their_values()
    {
        var view = Render<FilterBar>(p => p.Add(x => x.Tab, ImageTab.Custom).Add(x => x.Filter, "")
            .Add(x => x.SuggestTags, (key, _) => Task.FromResult<IReadOnlyList<string>>(key is null ? ["env"] : ["prod", "a b"])).Add(x => x.OnChange, _filters.Add));

        view.Find("input").Focus();
        view.Find("input").Input("tag:");
        Assert.Equal(["tag:env", "tag:env="], Suggestions(view));
        view.Find("input").Input("tag:env=");
        Assert.Equal(["tag:env=prod", "tag:\"env=a b\""], Suggestions(view));
        view.FindAll("[role=option]")[1].MouseDown();

        Assert.Equal(["tag:\"env=a b\""], _filters);
    }

    private static IEnumerable<string> Suggestions(IRenderedComponent<FilterBar> view) => view.FindAll("[role=option] .ip-mono").Select(x => x.TextContent);

    private static void Press(IRenderedComponent<FilterBar> view, params string[] keys)
    {
        foreach (var key in keys)
        {
            view.Find("input").KeyDown(key);
        }
    }

    private IRenderedComponent<FilterBar> Bar(string filter) =>
        Render<FilterBar>(p => p.Add(x => x.Tab, ImageTab.Custom).Add(x => x.Filter, filter).Add(x => x.OnChange, _filters.Add));
}
