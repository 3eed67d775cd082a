using Bunit;
using ImagePortal.Web.Components.Shell.Parts;
using MudBlazor;

namespace ImagePortal.Web.Tests.Shell;

public sealed class StateLabelTests : ComponentTest
{
    [Theory]
    [InlineData("Available", null, "Available")]
    [InlineData("Failed", null, "Failed")]
    [InlineData("Importing", 42, "Importing 42 %")]
    [InlineData("Copying", null, "Copying")]
    [InlineData("Recycled", null, "In recycle bin")]
    [InlineData("Available", 100, "Available")]
    [InlineData("Unheard-of", null, "Unheard-of")]
    public void A_state_is_said_in_words(string state, int? percent, string words)
    {
        var view = Render<StateLabel>(p => p.Add(x => x.State, state).Add(x => x.Percent, percent));

        Assert.Equal(words, view.Find("b").TextContent);
    }

    [Fact]
    public void Each_outcome_has_a_shape_of_its_own()
    {
        string[] shapes = [.. new[] { "Available", "Deprecated", "Failed", "Cancelled", "Recycled" }.Select(x => StateLook.Of(x).Icon)];

        Assert.Equal(shapes.Length, shapes.Distinct().Count());
        Assert.Equal(Icons.Material.Outlined.Report, StateLook.Of("Failed").Icon);
    }

    [Fact]
    public void The_line_below_says_more()
    {
        var view = Render<StateLabel>(p => p.Add(x => x.State, "Failed").AddChildContent("Refused: no virtio driver."));

        Assert.Equal("Refused: no virtio driver.", view.Find("small").TextContent);
    }
}
