using Bunit;
using ImagePortal.Core.Images;
using ImagePortal.Web.Components.Help;

namespace ImagePortal.Web.Tests.Help;

public sealed class HelpPageTests : ComponentTest
{
    [Fact]
    public void Every_way_an_image_can_go_is_drawn_and_no_other_D22()
    {
        var drawn = LifecycleFigure.Edges.SelectMany(edge => edge.From.Select(from => (from, edge.To)));

        Assert.Equal(ImageLifecycle.All.Order(), drawn.Order());
    }

    [Fact]
    public void Every_state_has_a_place_in_the_drawing_and_a_meaning()
    {
        var view = Render<HelpPage>();

        Assert.Equal(
            ["Importing", "Copying", "Creating", "Available", "Failed", "In recycle bin", "Gone"],
            view.FindAll("text.name").Select(x => x.TextContent));
        Assert.Equal(
            Enum.GetNames<ImageState>().Except([nameof(ImageState.Deleted)]).Order(),
            HelpPage.States.Select(x => x.State).Order());
        Assert.Contains("Available: deleted, then In recycle bin.", view.Find("desc").TextContent, StringComparison.Ordinal);
    }
}
