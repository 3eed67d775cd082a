using Bunit;
using ImagePortal.Web.Components.Imports;

namespace ImagePortal.Web.Tests.Imports;

public sealed class PartitionMapTests : ComponentTest
{
    [Fact]
    public void The_drawings_label_says_the_whole_table()
    {
        var view = Render<PartitionMap>(p => p.Add(x => x.Report, Reports.Accepted));

        Assert.Equal(
            "Partition map of 20 GiB: boot gap 1 MiB, partition 1 512 MiB ext4 on /boot with 118 MiB used, "
            + "partition 2 1 GiB swap, partition 3 18.5 GiB ext4 on / with 2.4 GiB used",
            view.Find("[role=img]").GetAttribute("aria-label"));
    }

    [Fact]
    public void The_table_below_has_a_row_for_each_partition()
    {
        var view = Render<PartitionMap>(p => p.Add(x => x.Report, Reports.Accepted));

        var rows = view.FindAll("tbody tr");
        Assert.Equal(3, rows.Count);
        Assert.Contains("Linux, active", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Not mounted", rows[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_scale_ends_at_the_size_of_the_disk()
    {
        var view = Render<PartitionMap>(p => p.Add(x => x.Report, Reports.Accepted));

        Assert.Equal(["0", "5", "10", "15", "20 GiB"], view.FindAll(".ip-scale span").Select(x => x.TextContent));
    }

    [Fact]
    public void Only_what_is_drawn_is_explained()
    {
        var view = Render<PartitionMap>(p => p.Add(x => x.Report, Reports.Accepted));

        var legend = view.Find(".ip-legend").TextContent;
        Assert.Contains("Swap or other", legend, StringComparison.Ordinal);
        Assert.DoesNotContain("No partition", legend, StringComparison.Ordinal);
    }
}
