using Bunit;
using ImagePortal.Web.Components.Shell.Parts;

namespace ImagePortal.Web.Tests.Shell;

public sealed class CopyTests : ComponentTest
{
    [Fact]
    public void An_identifier_is_copied_as_it_is_shown()
    {
        var view = Render<CopyableId>(p => p.Add(x => x.Value, "img-7k2m9qx4").Add(x => x.Name, "image ID"));

        Assert.Equal("img-7k2m9qx4", view.Find("button").GetAttribute("data-copy"));
        Assert.Equal("Copy image ID img-7k2m9qx4", view.Find("button").GetAttribute("aria-label"));
        Assert.Equal("img-7k2m9qx4", view.Find("span").TextContent.Trim());
    }

    [Fact]
    public void Commands_keep_their_lines_and_are_shown_as_text()
    {
        var view = Render<CodeBlock>(p => p.Add(x => x.Text, "echo '<b>'\nreboot").Add(x => x.Name, "commands"));

        Assert.Equal("echo '<b>'\nreboot", view.Find("code").TextContent);
        Assert.Equal("echo '<b>'\nreboot", view.Find("button").GetAttribute("data-copy"));
        Assert.Equal("Copy commands", view.Find("button").GetAttribute("aria-label"));
    }
}
