using Bunit;
using ImagePortal.Core.Images;
using ImagePortal.Web.Components.Images;

namespace ImagePortal.Web.Tests.Images;

public sealed class ImageBulkBarTests : ComponentTest
{
    [Fact]
    public void One_available_image_can_be_copied_shared_and_deleted()
    {
        var asked = new List<ImageCommand>();
        var view = Bar([Rows.Available()], asked.Add);

        foreach (var text in new[] { "Copy to region", "Share", "Delete" })
        {
            Button(view, text).Click();
        }

        Assert.Equal([ImageCommand.Copy, ImageCommand.Share, ImageCommand.Delete], asked);
    }

    [Fact]
    public void Image_that_stands_in_the_way_is_named_and_can_be_deselected()
    {
        ImageId? deselected = null;
        var asked = new List<ImageCommand>();
        var importing = Rows.In(ImageState.Importing, "web-r2");
        var view = Render<ImageBulkBar>(p => p
            .Add(x => x.Images, [Rows.Available(), importing]).Add(x => x.CanBeCopied, true)
            .Add(x => x.OnCommand, asked.Add).Add(x => x.OnDeselect, id => deselected = id));

        Button(view, "Copy to region").Click();
        Button(view, "Deselect it").Click();

        Assert.Empty(asked);
        Assert.Equal("web-r2 is still importing", Button(view, "Copy to region").GetAttribute("title"));
        Assert.Contains("Copy: web-r2 is still importing.", view.Markup, StringComparison.Ordinal);
        Assert.Equal(importing.Id, deselected);
    }

    [Fact]
    public void Several_images_cannot_be_shared_at_once()
    {
        var asked = new List<ImageCommand>();
        var view = Bar([Rows.Available(), Rows.Available("ci", "img-ci000000")], asked.Add);

        Button(view, "Share").Click();

        Assert.Empty(asked);
        Assert.Equal("true", Button(view, "Share").GetAttribute("aria-disabled"));
        Assert.Contains("Share: One image at a time.", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Shared_images_can_be_tried_to_delete_so_that_each_reason_is_told()
    {
        var asked = new List<ImageCommand>();
        var view = Bar([Rows.Available(sharedWith: 2), Rows.Available("ci", "img-ci000000")], asked.Add);

        Button(view, "Delete").Click();

        Assert.Equal([ImageCommand.Delete], asked);
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<ImageBulkBar> view, string text) =>
        view.FindAll("button").Single(x => x.TextContent.Trim() == text);

    private IRenderedComponent<ImageBulkBar> Bar(IReadOnlyList<ImageListItem> images, Action<ImageCommand> onCommand) =>
        Render<ImageBulkBar>(p => p.Add(x => x.Images, images).Add(x => x.CanBeCopied, true).Add(x => x.OnCommand, onCommand));
}
