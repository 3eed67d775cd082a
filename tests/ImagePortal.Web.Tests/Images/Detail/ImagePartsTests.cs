using Bunit;
using ImagePortal.Core.Images;
using ImagePortal.Web.Components.Images.Detail;
using ImagePortal.Web.Tests.Imports;

namespace ImagePortal.Web.Tests.Images.Detail;

public sealed class ImagePartsTests : ComponentTest
{
    [Fact]
    public void Owner_opens_all_parts_and_each_has_an_address()
    {
        var view = Tabs(Details.Own, ImagePart.Shares);

        Assert.Equal(
            ["Overview here?overview", "Check report here?report", "Copies here?copies", "Shares 3 here?shares", "Usage here?usage", "History here?history"],
            view.FindAll("a").Select(x => $"{string.Join(' ', x.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))} {x.GetAttribute("href")}"));
        Assert.StartsWith("Shares", view.Find("[aria-current=page]").TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void Recipient_and_everybody_see_neither_copies_nor_recipients_nor_history_R50()
    {
        foreach (var detail in (ImageDetail[])[Details.Received, Details.Offered])
        {
            Assert.Equal(["Overview", "Check report", "Usage"], Tabs(detail, ImagePart.Overview).FindAll("a").Select(x => x.TextContent.Trim()));
        }
    }

    [Fact]
    public void Operator_reads_the_history_of_what_he_offers() =>
        Assert.Equal([ImagePart.Overview, ImagePart.Report, ImagePart.Usage, ImagePart.History], ImageParts.Of(Details.Offered with { IsOwn = true }));

    [Theory]
    [InlineData("history", ImagePart.History)]
    [InlineData("REPORT", ImagePart.Report)]
    [InlineData("nothing", ImagePart.Overview)]
    [InlineData("17", ImagePart.Overview)]
    [InlineData(null, ImagePart.Overview)]
    public void Address_chooses_the_part_and_what_it_gets_wrong_is_the_first(string? said, ImagePart part) => Assert.Equal(part, ImageParts.Choose(Details.Own, said));

    [Fact]
    public void Address_opens_no_part_that_the_person_may_not_see() => Assert.Equal(ImagePart.Overview, ImageParts.Choose(Details.Received, "shares"));

    [Fact]
    public void Refused_disk_opens_with_what_to_fix()
    {
        var refused = Details.Of(Rows.In(ImageState.Failed)) with { Report = Reports.Refused };

        Assert.Equal(ImagePart.Report, ImageParts.Choose(refused, null));
        Assert.Equal(ImagePart.Overview, ImageParts.Choose(refused, "overview"));
    }

    private IRenderedComponent<PartTabs> Tabs(ImageDetail detail, ImagePart current) => Render<PartTabs>(p => p
        .Add(x => x.Detail, detail).Add(x => x.Current, current).Add(x => x.AddressOf, part => $"here?{ImageParts.KeyOf(part)}"));
}
