using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;
using ImagePortal.Web.Components.Images.Filters;

namespace ImagePortal.Web.Tests.Images.Filters;

public sealed class FilterTextTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 18, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Properties_and_words_are_told_apart()
    {
        var filter = FilterText.Parse("web os:debian  base tag:\"cost center=a b\" http://x note:this");

        Assert.Equal([new FilterToken("os", "debian"), new FilterToken("tag", "cost center=a b")], filter.Tokens);
        Assert.Equal("web base http://x note:this", filter.Words);
        Assert.Equal("os:debian tag:\"cost center=a b\" web base http://x note:this", filter.ToString());
    }

    [Theory]
    [InlineData("size:>20GiB", 20L << 30, null)]
    [InlineData("size:<50", null, 50L << 30)]
    [InlineData("size:8g", 8L << 30, 8L << 30)]
    [InlineData("size:>=1.5GB", 1_500_000_000L, null)]
    [InlineData("size:>512mib", 512L << 20, null)]
    [InlineData("size:>10GiB size:<2tib", 10L << 30, 2L << 40)]
    [InlineData("size:big", null, null)]
    [InlineData("size:>1e9", null, null)]
    public void Size_is_read_with_its_unit(string text, long? least, long? most)
    {
        var query = Apply(text);

        Assert.Equal((least, most), (query.MinSize, query.MaxSize));
    }

    [Theory]
    [InlineData("created:<7d", "2026-11-11T04:00:00Z", null)]
    [InlineData("created:>2h", null, "2026-11-18T02:00:00Z")]
    [InlineData("created:1w", "2026-11-11T04:00:00Z", null)]
    [InlineData("created:>2026-01-31", "2026-02-01T00:00:00Z", null)]
    [InlineData("created:2026-01-31", "2026-01-31T00:00:00Z", "2026-02-01T00:00:00Z")]
    [InlineData("created:soon", null, null)]
    [InlineData("created:<999999999y", null, null)]
    public void Age_is_read_from_days_and_dates(string text, string? after, string? before)
    {
        var query = Apply(text);

        Assert.Equal((Moment(after), Moment(before)), (query.CreatedAfter, query.CreatedBefore));
    }

    [Fact]
    public void Each_property_narrows_the_list_of_its_tabs_only()
    {
        var query = Apply("os:Debian arch:x86_64 state:failed shared:yes tag:env tag:team=base software:java web");

        Assert.Equal(("debian", "x86_64", ImageState.Failed, true, "web"), (query.Os, query.Architecture, query.State, query.IsShared, query.Search));
        Assert.Equal(["env:", "team:base"], query.Tags.Select(x => $"{x.Key}:{string.Join(',', x.Values)}"));
        Assert.Null(query.Software);
        Assert.Equal("java", FilterText.Parse("software:java").ApplyTo(new ImageQuery(new RegionCode("x"), ImageTab.Public), Now).Software);
    }

    [Theory]
    [InlineData("state:nowhere")]
    [InlineData("state:recycled")]
    [InlineData("shared:maybe")]
    [InlineData("tag:=x")]
    public void Value_that_says_nothing_changes_nothing(string text) =>
        Assert.Null(FilterText.Says(FilterText.Parse(text).Tokens.Single(), new ImageQuery(new RegionCode("x"), ImageTab.Custom), Now));

    private static ImageQuery Apply(string text) => FilterText.Parse(text).ApplyTo(new ImageQuery(new RegionCode("x"), ImageTab.Custom), Now);

    private static DateTimeOffset? Moment(string? text) => text is null ? null : DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
