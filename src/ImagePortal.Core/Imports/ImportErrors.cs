using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.Formats;

namespace ImagePortal.Core.Imports;

public static class ImportErrors
{
    public const string NotAcknowledgedCode = "import.not-acknowledged";

    public static Error UnknownSource { get; } =
        new(ErrorKind.Invalid, "import.source", "The source is not known. Upload a file, or give an address that begins with https:// or s3://.");

    public static Error SourceChanged { get; } =
        new(ErrorKind.Conflict, "import.source-changed", "The file changed while it was read, more than once. Wait until nobody writes it any more, then import it again.");

    public static Error TooManyChecks(int perMinute) =>
        new(ErrorKind.LimitReached, "import.too-many-checks", $"This account looked at {perMinute} addresses within a minute. Wait a minute, then try again.");

    public static Error SourceBusy { get; } =
        new(ErrorKind.Conflict, "import.source-busy", "Another import already uses this file. Wait for it, or upload the file again.");

    public static Error Damaged(string what) =>
        new(ErrorKind.Invalid, "import.damaged", $"The disk could not be read to its end: {what} Check the file and make it anew.") { Fix = "qemu-img check FILE" };

    /// <summary>What the first bytes tell already (R69).</summary>
    public static Error NoDisk(DiskFormatError found) =>
        new(ErrorKind.Invalid, $"import.{found.CriterionId}", EndWithDot(found.Message)) { Fix = found.Fix };

    /// <summary>The criteria that failed, each with what was found and how to mend it.</summary>
    public static Error RefusedBy(CheckReport report)
    {
        var failed = report.Criteria.Where(x => x.Outcome == CriterionOutcome.Fail).ToList();
        return new Error(ErrorKind.Invalid, $"import.{failed[0].Id}", string.Join(" ", failed.Select(x => $"{x.Title}: {EndWithDot(x.Evidence)}")))
        {
            Fix = failed.Any(x => x.Fix is not null) ? string.Join("\n", failed.Select(x => x.Fix).OfType<string>()) : null,
        };
    }

    /// <summary>Licences and modified kernels are the person's own affair, which he has to say (R78, R79, R89).</summary>
    public static Error NotAcknowledged(IEnumerable<CriterionResult> unconfirmed) =>
        new(
            ErrorKind.Invalid,
            NotAcknowledgedCode,
            $"Import it again, and confirm there: {string.Join(" ", unconfirmed.Select(x => $"“{x.Acknowledgement}” ({x.Title})"))}");

    private static string EndWithDot(string sentence) => sentence.EndsWith('.') ? sentence : sentence + ".";
}
