using Bunit;
using ImagePortal.Web.Components.Shell.Parts;

namespace ImagePortal.Web.Tests.Shell;

public sealed class PlaceMeterTests : ComponentTest
{
    [Fact]
    public void The_count_is_said_and_not_only_drawn()
    {
        var view = Render<PlaceMeter>(p => p.Add(x => x.Label, "Places").Add(x => x.Used, 6).Add(x => x.Limit, 10));

        var meter = view.Find("[role=meter]");
        Assert.Equal("Places", meter.GetAttribute("aria-label"));
        Assert.Equal("6 of 10", meter.GetAttribute("aria-valuetext"));
        Assert.Equal("10", meter.GetAttribute("aria-valuemax"));
        Assert.Equal("6 of 10", view.Find("b").TextContent);
    }

    [Fact]
    public void What_the_action_will_take_is_drawn_hollow()
    {
        var view = Render<PlaceMeter>(p => p.Add(x => x.Label, "Today").Add(x => x.Used, 2).Add(x => x.Limit, 5).Add(x => x.Taking, 1));

        Assert.Equal(["ip-on", "ip-on", "ip-new", null, null], view.FindAll("i").Select(x => x.GetAttribute("class")));
    }

    [Theory]
    [InlineData(12, 10)]
    [InlineData(7, 0)]
    [InlineData(60, 50)]
    public void More_than_the_limit_keeps_the_meter_valid(int used, int limit)
    {
        var view = Render<PlaceMeter>(p => p.Add(x => x.Label, "Places").Add(x => x.Used, used).Add(x => x.Limit, limit));

        Assert.Equal($"{limit}", view.Find("[role=meter]").GetAttribute("aria-valuenow"));
        Assert.Equal($"{used} of {limit}", view.Find("b").TextContent);
    }
}
