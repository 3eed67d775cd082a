using Bunit;
using ImagePortal.Core;
using ImagePortal.Core.Copies;
using ImagePortal.Core.Regions;
using ImagePortal.Web.Components.Copies;

namespace ImagePortal.Web.Tests.Copies;

public sealed class CopyChoicesTests : ComponentTest
{
    private const long GiB = 1L << 30;

    private static readonly RegionCode Shanghai = new("ap-shanghai");
    private static readonly RegionCode Toronto = new("na-toronto");

    private static readonly CopyPlan Open = new(Shanghai, "Shanghai", GiB * 21 / 100, GiB * 84 / 10, 4, 10, null);
    private static readonly CopyPlan Closed = new(
        Toronto, "Toronto", 0, GiB * 84 / 10, 0, 10, new Error(ErrorKind.Forbidden, "copy.destination-region", "Images cannot be copied to Toronto."));

    private RegionCode? _chosen;

    [Fact]
    public void Destination_says_how_much_moves_and_which_places_are_taken()
    {
        var row = Choices().FindAll("li")[0].TextContent;

        Assert.All(
            ["0.21 of 8.4 GiB", "The rest is there already.", "places 4 to 6 of 10"],
            words => Assert.Contains(words, row, StringComparison.Ordinal));
    }

    [Fact]
    public void Destination_is_chosen_by_its_box()
    {
        Choices().Find("#to-ap-shanghai").Change(true);

        Assert.Equal(Shanghai, _chosen);
    }

    [Fact]
    public void Refused_destination_stays_says_why_and_cannot_be_chosen()
    {
        var view = Choices();

        view.Find("#to-na-toronto").Change(true);

        Assert.Null(_chosen);
        Assert.Equal("true", view.Find("#to-na-toronto").GetAttribute("aria-disabled"));
        Assert.Contains("Images cannot be copied to Toronto.", view.Find("#about-na-toronto").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "All of it is there already.")]
    [InlineData(5, "The rest is there already.")]
    [InlineData(10, "Nothing of it is there yet.")]
    public void Amount_is_explained(long missing, string words) =>
        Assert.Equal(words, CopyWords.About(Open with { BytesToMove = missing, BytesTotal = 10 }));

    private IRenderedComponent<CopyChoices> Choices() => Render<CopyChoices>(p => p
        .Add(x => x.Plans, [Open, Closed]).Add(x => x.Chosen, new HashSet<RegionCode>()).Add(x => x.Images, 2).Add(x => x.OnChoose, x => _chosen = x));
}
