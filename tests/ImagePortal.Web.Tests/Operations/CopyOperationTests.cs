using Bunit;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Regions;
using ImagePortal.Web.Components.Copies;
using ImagePortal.Web.Components.Operations;

namespace ImagePortal.Web.Tests.Operations;

public sealed class CopyOperationTests : ComponentTest
{
    private static readonly OperationView Copying = new(
        new OperationId("op-8r4k2w6n0000"), OperationKind.Copy, new RegionCode("ap-shanghai"), "img-3d8f6w1z", "web-base", OperationState.Running, OperationStage.Copying,
        1L << 30, 2L << 30, 1, null, false, false, null, null, null, true, Now, Now, null);

    [Fact]
    public void Copy_names_its_destination_and_how_far_it_is()
    {
        var item = OperationWords.ItemOf(Copying, "Shanghai");

        Assert.Equal("Copy web-base to Shanghai", item.Title);
        Assert.Equal("Copying, 1 of 2 GiB", item.Detail);
        Assert.Equal(49, item.Percent);
    }

    [Fact]
    public void Failed_copy_offers_no_report()
    {
        var item = OperationWords.ItemOf(Copying with { State = OperationState.Failed, RefusalMessage = "The content is gone." }, "Shanghai");

        Assert.Null(item.ReportLink);
        Assert.Equal("The content is gone.", item.Detail);
    }

    [Fact]
    public void Copy_has_two_stages_and_no_upload()
    {
        var view = Render<StageStepper>(p => p.Add(x => x.Stages, StageItem.OfCopy(OperationWords.StageOf(OperationStage.Copying))).Add(x => x.Percent, 49));

        Assert.Equal(2, view.FindAll("li").Count);
        Assert.StartsWith("Copy", view.Find("[aria-current=step]").TextContent.Trim(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OperationState.Succeeded, "web-base is ready in Shanghai.")]
    [InlineData(OperationState.Cancelled, "Nothing was kept in Shanghai")]
    [InlineData(OperationState.Failed, "The content is gone. It was not counted.")]
    public void End_of_a_copy_is_told(OperationState state, string words)
    {
        var view = Render<CopyEnd>(p => p.Add(x => x.Operation, Copying with { State = state, RefusalMessage = "The content is gone." }).Add(x => x.RegionName, "Shanghai"));

        Assert.Contains(words, view.Markup, StringComparison.Ordinal);
    }
}
