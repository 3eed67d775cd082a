using Bunit;
using ImagePortal.Core.Images;
using ImagePortal.Web.Components.Images.Detail;

namespace ImagePortal.Web.Tests.Images.Detail;

public sealed class HistoryPartTests : ComponentTest
{
    [Theory]
    [InlineData("image.edited", "web", "web-2", "You renamed it from web to web-2")]
    [InlineData("image.edited", "web", "web", "You edited it")]
    [InlineData("image.shared", null, "100000000002", "You shared it with 100000000002")]
    [InlineData("image.unshared", "100000000002", null, "You ended the sharing with 100000000002")]
    [InlineData("image.tagged", "env=prod", null, "You took its tags away")]
    [InlineData("share.expired", "100000000002", null, "The sharing with 100000000002 ran out")]
    [InlineData("import.succeeded", null, null, "The import is done")]
    [InlineData("copy.failed", null, "copy.content-missing", "The copy failed: copy.content-missing")]
    [InlineData("export.cancelled", null, null, "Writing it to a bucket was cancelled")]
    [InlineData("copy.started", null, "img-7k2m9qx4 from ap-guangzhou to ap-beijing", "You copied img-7k2m9qx4 from Region ap-guangzhou to Region ap-beijing as img-3d8f6w1z")]
    [InlineData("something.new", null, null, "You something.new")]
    public void Entry_reads_as_a_sentence(string action, string? before, string? after, string words)
    {
        var view = History(Entry(action, before, after));

        Assert.Equal(words, string.Join(' ', view.Find("li p").TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public void Who_it_was_is_told_as_far_as_it_is_known()
    {
        var view = History(
            Entry("image.restored") with { Id = 3, IsMine = false, Who = "Dan" },
            Entry("image.restored") with { Id = 2, IsMine = false, Who = null, ByPortal = true },
            Entry("image.restored") with { Id = 1, IsMine = false, Who = null });

        Assert.Equal(["Dan", "The portal", "Somebody outside of the account"], view.FindAll("li strong").Select(x => x.TextContent));
    }

    [Fact]
    public void Words_of_people_stay_words() =>
        Assert.Empty(History(Entry("image.edited", "<b>web</b>", "<i>web</i>")).FindAll("li b, li i"));

    [Fact]
    public void Older_entries_are_asked_for()
    {
        var asked = 0;
        var view = Render<HistoryPart>(p => p
            .Add(x => x.History, new ImageHistory([Entry("image.deleted")], HasMore: true)).Add(x => x.NameOf, code => code.Value).Add(x => x.OnMore, () => asked++));

        view.Find("button").Click();

        Assert.Equal(1, asked);
    }

    [Fact]
    public void Image_that_met_nothing_says_so() => Assert.Equal("Nothing was done to it yet.", History().Find("p").TextContent);

    private static HistoryEntry Entry(string action, string? before = null, string? after = null) =>
        new(1, Now, "Alice", IsMine: true, ByPortal: false, action, "img-3d8f6w1z", before, after);

    private IRenderedComponent<HistoryPart> History(params HistoryEntry[] entries) => Render<HistoryPart>(p => p
        .Add(x => x.History, new ImageHistory(entries, HasMore: false)).Add(x => x.NameOf, code => $"Region {code}"));
}
