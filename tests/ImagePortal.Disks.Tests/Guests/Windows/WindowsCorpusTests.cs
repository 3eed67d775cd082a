using ImagePortal.Disks.Criteria;

namespace ImagePortal.Disks.Tests.Guests.Windows;

/// <summary>The phony Windows disks of the corpus: verdicts and facts as guests.tsv states them (R80–R89).</summary>
public sealed class WindowsCorpusTests
{
    private static readonly DiskInspector Inspector = new(TimeProvider.System);

    public static TheoryData<string> Guests { get; } =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "corpus/own/guests.tsv")).Where(x => x.Contains("\twindows\t", StringComparison.Ordinal)),
    ];

    [Theory]
    [MemberData(nameof(Guests))]
    public async Task A_windows_disk_has_the_verdict_and_the_facts_of_its_row(string row)
    {
        var cells = row.Split('\t');

        var report = await Inspector.InspectAsync(Corpus.Open($"own/{cells[1]}.xz"), CheckProfile.Strict, null, TestContext.Current.CancellationToken);

        Assert.Equal(cells[5] == "accept", report.Accepted);
        Assert.Equal(cells[5] == "accept" ? [] : [CriterionIds.Virtio], report.RefusedBy);
        Assert.Equal((cells[2], long.Parse(cells[4], null), cells[12]), (report.Format, report.VirtualSize, report.PartitionTable));
        Assert.Equal((cells[7], cells[8], cells[9], "x86_64", "WINGUEST"), (report.Guest!.OsFamily, report.Guest.ProductName, report.Guest.Version, report.Guest.Architecture, report.Guest.Hostname));
        Assert.Equal(cells[11], report.Partitions.Single(x => x.MountPoint == "C:").FileSystem);
        Assert.Equal(int.Parse(cells[13], null), report.Partitions.Single(x => x.MountPoint == "C:").Index);
        Assert.Equal(int.Parse(cells[17], null), report.Guest.Interfaces.Count);
        Assert.Equal(cells[15] == "yes" ? new("builtin", "builtin", "builtin") : new("module", "module", "builtin"), Assert.Single(report.Guest.Kernels).Virtio);
        Assert.InRange(report.BytesRead, 1, (4 << 20) - 1);
        TestContext.Current.SendDiagnosticMessage("{0}: {1} bytes read in {2} ms", cells[0], report.BytesRead, report.ElapsedMs);
        TestContext.Current.SendDiagnosticMessage("{0}", CheckReportJson.Write(report, indented: true));
    }
}
