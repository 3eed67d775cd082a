using ImagePortal.Core.Images;
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
    }

    [Fact]
    public void R30_exact_sum_is_promised_for_the_moment_of_creation() =>
        Assert.Contains("The exact sum is shown when an instance is created.", CostWords.Explanation, StringComparison.Ordinal);
}
