using Bunit;
using ImagePortal.Web.Components.Operations;

namespace ImagePortal.Web.Tests.Operations;

public sealed class OperationsDrawerTests : ComponentTest
{
    private static readonly OperationItem Running =
        new("op-1", "Import web", "Running", 42, "img-1", "ap-guangzhou", "Uploading", Now) { CanCancel = true };

    private static readonly OperationItem Refused = new(
        "op-2", "Import pg", "Refused", null, null, "ap-guangzhou", "No virtio driver.", Now)
    {
        CanRetry = true,
        ReportLink = "reports/2",
    };

    [Fact]
    public void A_running_operation_says_its_percent_and_links_to_its_image()
    {
        var view = Drawer();

        Assert.Equal("42", view.Find("[role=progressbar]").GetAttribute("aria-valuenow"));
        Assert.Equal("images/ap-guangzhou/img-1", view.Find("section a").GetAttribute("href"));
    }

    [Fact]
    public void The_filter_shows_only_what_failed()
    {
        var view = Drawer();

        view.FindAll("[aria-pressed]").Single(x => x.TextContent == "Failed 1").Click();

        Assert.Equal("Import pg, Refused", Assert.Single(view.FindAll("section")).GetAttribute("aria-label"));
    }

    [Fact]
    public void Cancel_reports_the_operation_and_blocks_a_second_click()
    {
        string? cancelled = null;
        var view = Render<OperationCard>(p => p.Add(x => x.Item, Running).Add(x => x.OnCancel, id => cancelled = id));

        view.Find("button").Click();

        Assert.Equal("op-1", cancelled);
        Assert.True(view.Find("button").HasAttribute("disabled"));
    }

    [Fact]
    public void A_refused_import_offers_its_report_and_another_try()
    {
        string? retried = null;
        var view = Render<OperationCard>(p => p.Add(x => x.Item, Refused).Add(x => x.OnRetry, id => retried = id));

        view.Find("button").Click();

        Assert.Equal("op-2", retried);
        Assert.Equal("reports/2", view.Find("a").GetAttribute("href"));
    }

    [Fact]
    public void Escape_closes_the_drawer()
    {
        var closed = false;
        var view = Render<OperationsDrawer>(p => p.Add(x => x.Items, []).Add(x => x.IsOpen, true).Add(x => x.OnClose, () => closed = true));

        view.Find("aside").KeyDown("Escape");

        Assert.True(closed);
        Assert.Contains("Nothing has run yet", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_button_counts_what_runs()
    {
        var view = Render<OperationsButton>(p => p.Add(x => x.Running, 2));

        Assert.Equal("Operations, 2 running", view.Find("button").GetAttribute("aria-label"));
    }

    private IRenderedComponent<OperationsDrawer> Drawer() =>
        Render<OperationsDrawer>(p => p.Add(x => x.Items, [Running, Refused]).Add(x => x.IsOpen, true));
}
