using ImagePortal.Core.Operations;
using ImagePortal.Web.Components.Imports;
using ImagePortal.Web.Components.Operations;

namespace ImagePortal.Web.Tests.Imports;

public sealed class FarDiskTests
{
    [Theory]
    [InlineData("https://host/disks/web%20base.qcow2", "web base")]
    [InlineData("s3://bucket/a/b/web.tar.raw", "web.tar")]
    [InlineData("https://host/", "")]
    public void An_image_is_proposed_the_name_of_the_file(string name, string proposal) => Assert.Equal(proposal, new FarDisk("", name, 1).Proposal);

    [Theory]
    [InlineData(OperationStage.Checking, "Inspect,Download,Seal", 0)]
    [InlineData(OperationStage.Fetching, "Inspect,Download,Seal", 1)]
    [InlineData(OperationStage.Bringing, "Download,Inspect,Store,Seal", 0)]
    [InlineData(OperationStage.Storing, "Upload,Inspect,Store,Seal", 2)]
    public void The_stages_are_those_of_the_way_a_disk_comes(OperationStage stage, string names, int running)
    {
        var stages = OperationWords.StagesOf(stage, "now");

        Assert.Equal(names, string.Join(',', stages.Select(x => x.Name)));
        Assert.Equal("now", stages[running].Detail);
    }

    [Fact]
    public void Progress_of_a_far_disk_is_a_download() => Assert.StartsWith("Downloading, ", OperationWords.Progress(OperationStage.Fetching, 1 << 20, 2 << 20), StringComparison.Ordinal);
}
