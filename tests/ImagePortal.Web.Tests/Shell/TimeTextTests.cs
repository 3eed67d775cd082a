using Bunit;
using ImagePortal.Web.Components.Shell.Parts;

namespace ImagePortal.Web.Tests.Shell;

public sealed class TimeTextTests : ComponentTest
{
    [Theory]
    [InlineData("2026-11-18T03:59:50Z", "just now")]
    [InlineData("2026-11-18T03:37:00Z", "23 min ago")]
    [InlineData("2026-11-18T03:59:10Z", "1 min ago")]
    [InlineData("2026-11-17T22:00:00Z", "6 h ago")]
    [InlineData("2026-11-17T15:00:00Z", "Yesterday")]
    [InlineData("2026-11-04T01:12:00Z", "4 Nov")]
    [InlineData("2025-11-04T01:12:00Z", "4 Nov 2025")]
    [InlineData("2026-11-18T13:28:00Z", "in 9 h")]
    [InlineData("2026-11-19T04:00:00Z", "Tomorrow")]
    public void A_time_is_told_as_near_as_it_matters(string at, string text) =>
        Assert.Equal(text, TimeText.Relative(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), Now, Guangzhou));

    [Theory]
    [InlineData(84, "84 ms")]
    [InlineData(2_900, "2.9 s")]
    [InlineData(69_000, "1 min 9 s")]
    [InlineData(34_080_000, "9 h 28 min")]
    [InlineData(183_600_000, "2 d 3 h")]
    public void A_duration_has_two_units_at_most(int milliseconds, string text) =>
        Assert.Equal(text, TimeText.Duration(TimeSpan.FromMilliseconds(milliseconds)));

    [Theory]
    [InlineData("Asia/Shanghai", "18 Nov 2026, 12:00 (GMT+8)")]
    [InlineData("UTC", "18 Nov 2026, 04:00 (GMT)")]
    [InlineData("America/St_Johns", "18 Nov 2026, 00:30 (GMT-3:30)")]
    public void The_exact_time_names_its_zone(string zone, string text) =>
        Assert.Equal(text, TimeText.Exact(Now, TimeZoneInfo.FindSystemTimeZoneById(zone)));

    [Fact]
    public void The_element_carries_the_exact_time_for_people_and_for_machines()
    {
        var view = Render<RelativeTime>(p => p.Add(x => x.At, Now.AddHours(-1)).AddCascadingValue(Guangzhou));

        var time = view.Find("time");
        Assert.Equal("1 h ago", time.TextContent);
        Assert.Equal("18 Nov 2026, 11:00 (GMT+8)", time.GetAttribute("title"));
        Assert.Equal("2026-11-18T03:00:00Z", time.GetAttribute("datetime"));
    }
}
