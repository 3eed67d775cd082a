using Bunit;
using ImagePortal.Disks.Criteria;
using ImagePortal.Web.Components.Imports;

namespace ImagePortal.Web.Tests.Imports;

public sealed class CheckReportViewTests : ComponentTest
{
    [Fact]
    public void A_refused_disk_shows_the_failing_rule_first_with_evidence_and_fix()
    {
        var view = Render<CheckReportView>(p => p.Add(x => x.Report, Reports.Refused));

        var first = view.FindAll("li")[0];
        Assert.Contains("Virtio drivers", first.TextContent, StringComparison.Ordinal);
        Assert.Contains("no virtio_blk", first.TextContent, StringComparison.Ordinal);
        Assert.Contains("sudo update-initramfs -u -k all", first.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_fix_is_copied_whole_by_its_own_button()
    {
        var view = Render<CheckReportView>(p => p.Add(x => x.Report, Reports.Refused));

        var button = view.Find("button[aria-label='Copy what to do about Virtio drivers']");

        Assert.Equal(Reports.VirtioFix, button.GetAttribute("data-copy"));
    }

    [Theory]
    [InlineData(true, "This disk would be refused")]
    [InlineData(false, "This disk was refused")]
    public void The_verdict_says_whether_anything_happened_yet(bool precheck, string verdict)
    {
        var view = Render<CheckReportView>(p => p.Add(x => x.Report, Reports.Refused).Add(x => x.Precheck, precheck));

        Assert.Equal(verdict, view.Find("h2").TextContent);
        Assert.Contains("1 rule fails, 1 warns, 1 passes, 1 does not apply", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Passing_rules_are_folded_away_only_when_something_fails()
    {
        var refused = Render<CheckReportView>(p => p.Add(x => x.Report, Reports.Refused));
        var accepted = Render<CheckReportView>(p => p.Add(x => x.Report, Reports.Accepted).Add(x => x.Precheck, true));

        Assert.False(refused.Find("details").HasAttribute("open"));
        Assert.True(accepted.Find("details").HasAttribute("open"));
        Assert.Equal("This disk can be imported", accepted.Find("h2").TextContent);
    }

    [Fact]
    public void Every_rule_says_its_outcome_in_a_word()
    {
        var view = Render<CheckReportView>(p => p.Add(x => x.Report, Reports.Refused));

        Assert.Equal(["Fail", "Warning", "Pass", "Not applicable"], view.FindAll("li .ip-word").Select(x => x.TextContent));
    }

    [Fact]
    public void Text_from_a_disk_is_never_markup()
    {
        var hostile = Reports.Refused with
        {
            Criteria = [new("virtio", CriterionOutcome.Fail, "Virtio drivers", "<script>alert(1)</script>", "<img src=x>")],
            Guest = Reports.Refused.Guest! with { ProductName = "<b>Debian</b>" },
        };

        var view = Render<CheckReportView>(p => p.Add(x => x.Report, hostile).Add(x => x.FileName, "<i>disk</i>.raw"));

        Assert.Empty(view.FindAll("script, img, dd b, dd i"));
        Assert.Contains("<script>alert(1)</script>", view.Find(".ip-said").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disk_that_could_not_be_read_shows_no_map()
    {
        var unreadable = Reports.Refused with { VirtualSize = null, PartitionTable = null, Partitions = [], Guest = null };

        var view = Render<CheckReportView>(p => p.Add(x => x.Report, unreadable));

        Assert.Empty(view.FindAll("[role=img]"));
        Assert.Contains("This disk was refused", view.Markup, StringComparison.Ordinal);
    }
}
