using Bunit;
using ImagePortal.Core.Images;
using ImagePortal.Web.Components.Images;

namespace ImagePortal.Web.Tests.Images;

public sealed class ImageMenuTests : ComponentTest
{
    [Fact]
    public void Every_action_of_an_available_image_can_be_asked_for()
    {
        var asked = new List<ImageCommand>();
        var view = Render<ImageMenu>(p => p
            .Add(x => x.Image, Rows.Available(sharedWith: 1)).Add(x => x.CanBeCopied, true).Add(x => x.OnCommand, asked.Add));

        foreach (var text in new[] { "Copy to region", "Share", "Cancel sharing", "Download", "Edit" })
        {
            view.FindAll("[popover] button").Single(x => x.TextContent.Trim() == text).Click();
        }

        Assert.Equal([ImageCommand.Copy, ImageCommand.Share, ImageCommand.Unshare, ImageCommand.Download, ImageCommand.Edit], asked);
    }

    [Theory]
    [InlineData("Delete", "Shared with 3 accounts. Cancel the sharing first")]
    [InlineData("Copy to region", "Images of this region cannot be copied")]
    public void What_cannot_be_done_stays_and_says_why(string action, string reason)
    {
        ImageCommand? asked = null;
        var view = Render<ImageMenu>(p => p.Add(x => x.Image, Rows.Available(sharedWith: 3)).Add(x => x.OnCommand, c => asked = c));

        var entry = view.FindAll("[popover] button").Single(x => x.TextContent.Contains(action, StringComparison.Ordinal));

        Assert.Equal("true", entry.GetAttribute("aria-disabled"));
        Assert.False(entry.HasAttribute("disabled"));
        Assert.Contains(reason, entry.TextContent, StringComparison.Ordinal);
        Assert.Null(asked);
    }

    [Fact]
    public void Image_without_content_cannot_be_downloaded_yet()
    {
        var view = Render<ImageMenu>(p => p.Add(x => x.Image, Rows.In(ImageState.Importing)));

        Assert.Contains("It is still importing", view.FindAll("[popover] button").Single(x => x.TextContent.Contains("Download", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Image_under_a_licence_of_its_owners_cannot_be_shared_R79()
    {
        var view = Render<ImageMenu>(p => p.Add(x => x.Image, Rows.Available() with { License = ImageLicense.Own }));

        Assert.Contains("It runs under a licence of your own", view.FindAll("[popover] button").Single(x => x.TextContent.StartsWith("Share", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void R7_recipient_may_start_instances_leave_or_block_and_nothing_else()
    {
        var view = Render<ImageMenu>(p => p.Add(x => x.Image, Rows.Available()).Add(x => x.IsReceived, true));

        Assert.Equal(["Start instance", "Leave", "Block owner"], view.FindAll("[popover] button").Select(x => x.TextContent.Trim()));
    }

    [Theory]
    [InlineData(ImageKind.Public)]
    [InlineData(ImageKind.Market)]
    public void R12_of_public_and_market_images_instances_can_be_started_and_nothing_else(ImageKind kind)
    {
        var view = Render<ImageMenu>(p => p.Add(x => x.Image, Rows.Available() with { Kind = kind }));

        Assert.Equal(["Start instance"], view.FindAll("[popover] button").Select(x => x.TextContent.Trim()));
    }

    [Fact]
    public void Failed_image_can_only_be_taken_off_the_list()
    {
        ImageCommand? asked = null;
        var view = Render<ImageMenu>(p => p.Add(x => x.Image, Rows.In(ImageState.Failed)).Add(x => x.OnCommand, c => asked = c));

        Assert.Single(view.FindAll("[popover] button")).Click();

        Assert.Equal(ImageCommand.Delete, asked);
    }
}
