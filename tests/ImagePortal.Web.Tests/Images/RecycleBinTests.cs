using Bunit;
using ImagePortal.Core.Images;
using ImagePortal.Web.Components.Images;

namespace ImagePortal.Web.Tests.Images;

public sealed class RecycleBinTests : ComponentTest
{
    private static readonly RecycledImage Image = new(new ImageId("img-7k2m9qx4"), "ci-runner", 1L << 30, Now, Now.AddDays(7));

    [Fact]
    public void Image_can_be_restored_or_deleted_for_good()
    {
        var done = new List<string>();
        var view = Render<RecycleBin>(p => p
            .Add(x => x.Images, [Image]).Add(x => x.Back, "images/ap-guangzhou")
            .Add(x => x.OnRestore, x => done.Add($"restore {x.Name}")).Add(x => x.OnPurge, x => done.Add($"purge {x.Single().Name}")));

        view.Find("[aria-label='Restore ci-runner']").Click();
        view.Find("[aria-label='Delete ci-runner for good']").Click();

        Assert.Equal(["restore ci-runner", "purge ci-runner"], done);
        Assert.Contains("25 Nov", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void All_of_it_can_be_deleted_for_good_at_once_D17()
    {
        IReadOnlyList<RecycledImage>? purged = null;
        var other = Image with { Id = new ImageId("img-00000000"), Name = "web" };
        var view = Render<RecycleBin>(p => p.Add(x => x.Images, [Image, other]).Add(x => x.Back, "images/ap-guangzhou").Add(x => x.OnPurge, x => purged = x));

        view.FindAll("button").Single(x => x.TextContent == "Empty the recycle bin").Click();

        Assert.Equal([Image, other], purged);
        Assert.Contains("These 2 images keep their places", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Emptying_names_every_image_and_what_becomes_of_their_places_D17()
    {
        var question = DeleteWords.AskToEmpty([Image, Image with { Name = "web" }]);

        Assert.Equal(["ci-runner", "web"], question.Subjects);
        Assert.Equal("Delete 2 images for good", question.ConfirmText);
        Assert.Contains(question.Consequences, x => x.Contains("cannot be restored", StringComparison.Ordinal));
        Assert.Contains(question.Consequences, x => x.Contains("2 places are free at once", StringComparison.Ordinal));
    }

    [Fact]
    public void Empty_bin_says_what_it_is_for()
    {
        var view = Render<RecycleBin>(p => p.Add(x => x.Images, []).Add(x => x.Back, "images/ap-guangzhou"));

        Assert.Contains("The recycle bin is empty", view.Markup, StringComparison.Ordinal);
    }
}
