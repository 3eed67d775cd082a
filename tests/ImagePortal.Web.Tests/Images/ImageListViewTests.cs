using ImagePortal.Core.Images;
using ImagePortal.Web.Components.Images;

namespace ImagePortal.Web.Tests.Images;

public sealed class ImageListViewTests
{
    [Fact]
    public void The_recycle_bin_stands_in_the_address()
    {
        var view = new ImageListView("ap-guangzhou", ImageTab.Custom) { Bin = true };

        Assert.Equal("images/ap-guangzhou?bin=1", view.ToString());
        Assert.True(ImageListView.Parse("ap-guangzhou", "custom", null, null, null, null, null, null, bin: true).Bin);
    }
}
