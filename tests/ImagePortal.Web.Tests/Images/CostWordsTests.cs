using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;
using ImagePortal.Web.Components.Images;

namespace ImagePortal.Web.Tests.Images;

public sealed class CostWordsTests
{
    private static readonly ImageListItem Wiki = Rows.Available() with { Kind = ImageKind.Market, PricePerHour = 0.2500m, Currency = "USD" };

    [Fact]
    public void R28_cost_of_an_image_is_named_beside_that_of_the_instance()
    {
        Assert.Equal("0.25 USD an hour", CostWords.Of(Wiki));
        Assert.Equal("Free", CostWords.Of(Rows.Available() with { Kind = ImageKind.Public }));
        Assert.Equal("Nothing", CostWords.Of(Rows.Available()));
        Assert.Contains("its own price and that of its image", CostWords.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void R29_inherited_cost_names_the_image_it_comes_from()
    {
        Assert.Equal("from Wiki 1.4", CostWords.OriginOf(Wiki with { Kind = ImageKind.Custom, BasedOnName = "Wiki 1.4" }));
        Assert.Null(CostWords.OriginOf(Wiki));
        Assert.Null(CostWords.OriginOf(Rows.Available() with { BasedOnName = "Debian 12" }));
    }

    [Theory]
    [InlineData("windows", null, "Windows Server: 0.05 USD an hour")]
    [InlineData("linux", null, "Free")]
    [InlineData("linux", "SQL Server 2022", "SQL Server: 0.40 USD an hour")]
    public void R27_licence_fee_of_the_region_stands_with_the_images_it_is_for_D15(string family, string? software, string words)
    {
        var image = Rows.Available() with { Kind = ImageKind.Public, OsFamily = family, Distribution = family == "windows" ? null : "debian", Software = software };
        RegionPrice[] prices = [new("Windows Server", "0.05 USD an hour"), new("SQL Server", "0.40 USD an hour")];

        Assert.Equal(words, CostWords.Of(image, prices));
        Assert.Equal("Free", CostWords.Of(image, []));
    }

    [Fact]
    public void R30_exact_sum_is_promised_for_the_moment_of_creation() =>
        Assert.Contains("The exact sum is shown when an instance is created.", CostWords.Explanation, StringComparison.Ordinal);
}
