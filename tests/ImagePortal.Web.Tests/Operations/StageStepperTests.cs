using Bunit;
using ImagePortal.Web.Components.Operations;

namespace ImagePortal.Web.Tests.Operations;

public sealed class StageStepperTests : ComponentTest
{
    [Fact]
    public void The_running_stage_is_marked_and_says_how_far_it_is()
    {
        var view = Render<StageStepper>(p => p.Add(x => x.Stages, StageItem.OfImport("Store", "12 of 40 chunks")).Add(x => x.Percent, 30));

        var current = view.Find("[aria-current=step]");
        Assert.Contains("Store", current.TextContent, StringComparison.Ordinal);
        Assert.Contains("12 of 40 chunks", current.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, view.FindAll("li").Count(x => x.TextContent.Contains(", done", StringComparison.Ordinal)));
    }

    [Fact]
    public void Screen_readers_hear_only_every_ten_percent()
    {
        var view = Render<StageStepper>(p => p.Add(x => x.Stages, StageItem.OfImport("Upload")).Add(x => x.Percent, 41));
        var before = view.Find("[role=status]").TextContent;

        view.Render(p => p.Add(x => x.Percent, 49));

        Assert.Equal("Upload, 40 %", before);
        Assert.Equal(before, view.Find("[role=status]").TextContent);
    }

    [Fact]
    public void A_finished_import_says_so()
    {
        var view = Render<StageStepper>(p => p.Add(x => x.Stages, StageItem.OfImport(current: null)));

        Assert.Equal("All stages done", view.Find("[role=status]").TextContent);
        Assert.Empty(view.FindAll("[aria-current]"));
    }
}
