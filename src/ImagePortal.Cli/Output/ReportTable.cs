using System.Globalization;
using ImagePortal.Disks.Criteria;
using Spectre.Console;

namespace ImagePortal.Cli.Output;

/// <summary>A check report for a person: the verdict, what the disk is, and each criterion with its evidence and fix.</summary>
internal static class ReportTable
{
    public static void Write(IAnsiConsole console, string path, CheckReport report)
    {
        var verdict = report.Accepted ? "ACCEPTED" : $"REFUSED by {string.Join(", ", report.RefusedBy)}";
        console.WriteLine($"{Readable.Of(path)}: {verdict}", new Style(report.Accepted ? Color.Green : Color.Red, decoration: Decoration.Bold));
        WriteFacts(console, report);
        WriteCriteria(console, report);
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"profile {report.Profile}, {Readable.Size(report.BytesRead)} read in {report.ElapsedMs:0} ms"));
    }

    private static void WriteFacts(IAnsiConsole console, CheckReport report)
    {
        var facts = new Grid().AddColumn().AddColumn();
        Add("format", report.FormatDetails is { } details && details != report.Format ? $"{report.Format} ({details})" : report.Format);
        Add("virtual size", report.VirtualSize is { } size ? $"{Readable.Size(size)} ({size} bytes)" : "unknown");
        Add("file size", Readable.Size(report.FileSize));
        foreach (var partition in report.Partitions)
        {
            var what = $"{partition.FileSystem ?? "unknown content"}, {Readable.Size(partition.Size)}, {partition.Type}";
            Add($"partition {partition.Index}", partition.MountPoint is { } mount ? $"{what}, mounted at {mount}" : what);
        }

        if (report.Guest is { } guest)
        {
            Add("system", $"{guest.ProductName ?? guest.Distribution ?? guest.OsFamily}, {guest.Architecture ?? "unknown architecture"}");
            Add("kernels", string.Join(", ", guest.Kernels.Select(x => x.Version)));
        }

        console.Write(facts);

        void Add(string name, string value)
        {
            if (value.Length > 0)
            {
                facts.AddRow(new Text(name, new Style(decoration: Decoration.Dim)), new Text(Readable.Of(value)));
            }
        }
    }

    private static void WriteCriteria(IAnsiConsole console, CheckReport report)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Criterion", "Outcome", "Evidence and fix");
        foreach (var criterion in report.Criteria)
        {
            var fix = criterion.Fix is null ? "" : $"\nFix: {criterion.Fix.ReplaceLineEndings("\n     ")}";
            table.AddRow(
                new Text(criterion.Id),
                new Text(Word(criterion.Outcome), new Style(Colour(criterion.Outcome))),
                new Text(Readable.Of(criterion.Evidence + fix)));
        }

        console.Write(table);
    }

    private static string Word(CriterionOutcome outcome) => outcome switch
    {
        CriterionOutcome.Pass => "pass",
        CriterionOutcome.Warn => "warning",
        CriterionOutcome.Fail => "fail",
        _ => "skipped",
    };

    private static Color Colour(CriterionOutcome outcome) => outcome switch
    {
        CriterionOutcome.Pass => Color.Green,
        CriterionOutcome.Warn => Color.Yellow,
        CriterionOutcome.Fail => Color.Red,
        _ => Color.Grey,
    };
}
