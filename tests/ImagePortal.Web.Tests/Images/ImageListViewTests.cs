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
        Assert.True(ImageListView.Parse("ap-guangzhou", "custom", null, null, null, bin: true).Bin);
    }

    [Fact]
    public void What_is_shown_stands_in_the_address_and_is_read_from_it_again()
    {
        var view = new ImageListView("ap-guangzhou", ImageTab.Public) { Filter = "os:debian tag:\"a b\" web", Sort = ImageSort.Name, Descending = false, Page = 3 };

        Assert.Equal("images/ap-guangzhou?tab=public&filter=os%3Adebian%20tag%3A%22a%20b%22%20web&sort=name&page=3", view.ToString());
        Assert.Equal("tab=public&filter=os%3Adebian%20tag%3A%22a%20b%22%20web&sort=name", view.Query);
        Assert.Equal(view, ImageListView.Parse("ap-guangzhou", "public", " os:debian  web tag:\"a b\"", "name", 3) with { Filter = view.Filter });
        Assert.Equal(view.Filter, ImageListView.Parse("ap-guangzhou", "public", " os:debian  web tag:\"a b\"", "name", 3).Filter);
    }

    [Fact]
    public void An_image_beside_the_list_stands_in_the_address_with_its_part()
    {
        var view = new ImageListView("ap-guangzhou", ImageTab.Shared) { Page = 2 };

        Assert.Equal("images/ap-guangzhou?tab=shared&page=2&peek=img-7k2m9qx4&part=report", view.Beside(new ImageId("img-7k2m9qx4"), "report"));
        Assert.Equal("images/ap-guangzhou?tab=shared&page=2&peek=img-7k2m9qx4", view.Beside(new ImageId("img-7k2m9qx4"), null));
        Assert.Equal(view.ToString(), view.Beside(null, "report"));
    }
}
