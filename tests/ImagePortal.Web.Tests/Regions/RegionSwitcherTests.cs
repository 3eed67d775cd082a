using Bunit;
using ImagePortal.Web.Components.Regions;

namespace ImagePortal.Web.Tests.Regions;

public sealed class RegionSwitcherTests : ComponentTest
{
    private static readonly RegionOption[] Regions = [new("ap-guangzhou", "Guangzhou"), new("ap-beijing", "Beijing")];

    [Fact]
    public void The_button_names_the_region_shown()
    {
        var view = Render<RegionSwitcher>(p => p.Add(x => x.Regions, Regions).Add(x => x.Current, "ap-guangzhou"));

        Assert.Equal("Region: Guangzhou, ap-guangzhou", view.Find("button").GetAttribute("aria-label"));
        Assert.Contains("Guangzhou", view.Find("[aria-current]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Choosing_another_reports_its_code()
    {
        string? chosen = null;
        var view = Render<RegionSwitcher>(p => p
            .Add(x => x.Regions, Regions)
            .Add(x => x.Current, "ap-guangzhou")
            .Add(x => x.OnSelect, code => chosen = code));

        view.FindAll("[popover] button").Single(x => x.TextContent.Contains("Beijing", StringComparison.Ordinal)).Click();

        Assert.Equal("ap-beijing", chosen);
    }
}
