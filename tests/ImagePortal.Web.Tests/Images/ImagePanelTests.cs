using Bunit;
using ImagePortal.Core.Images;
using ImagePortal.Web.Components.Images;

namespace ImagePortal.Web.Tests.Images;

public sealed class ImagePanelTests : ComponentTest
{
    [Fact]
    public void Shared_image_cannot_be_deleted_and_says_what_to_do_first()
    {
        var deleted = false;
        var view = Render<DeletePanel>(p => p.Add(x => x.Image, Rows.Available(sharedWith: 3)).Add(x => x.OnDelete, () => deleted = true));

        view.Find("button").Click();

        Assert.False(deleted);
        Assert.Contains("Shared with 3 accounts. Cancel the sharing first.", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Image_of_nobody_else_can_be_deleted()
    {
        var deleted = false;
        var view = Render<DeletePanel>(p => p.Add(x => x.Image, Rows.Available()).Add(x => x.OnDelete, () => deleted = true));

        view.Find("button").Click();

        Assert.True(deleted);
    }

    [Fact]
    public void Image_that_is_still_copying_can_be_edited_but_not_copied_or_shared()
    {
        var asked = new List<ImageCommand>();
        var view = Render<ImageActionBar>(p => p
            .Add(x => x.Image, Rows.In(ImageState.Copying)).Add(x => x.CanBeCopied, true).Add(x => x.OnCommand, asked.Add));

        foreach (var button in view.FindAll("button"))
        {
            button.Click();
        }

        Assert.Equal([ImageCommand.Edit, ImageCommand.Tag], asked);
        Assert.Contains("Copy and share: It is still copying.", view.Markup, StringComparison.Ordinal);
    }
}
