using ImagePortal.Disks.Criteria;
using ImagePortal.Web.Components.Shell.Parts;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Imports;

/// <summary>What was found, in six facts at most; the unknown ones are left out.</summary>
public sealed partial class CheckFacts
{
    [Parameter, EditorRequired] public required CheckReport Report { get; set; }

    [Parameter] public string? FileName { get; set; }

    private IEnumerable<(string Term, string Value, string? More)> Facts
    {
        get
        {
            if (FileName is not null)
            {
                yield return ("File", FileName, ByteText.Of(Report.FileSize));
            }

            if (Report.VirtualSize is { } size)
            {
                var used = Report.Partitions.Sum(x => x.Used ?? 0);
                yield return ("Disk", ByteText.Of(size), used > 0 ? $"{ByteText.Of(used)} in use" : null);
            }

            yield return ("Format", Report.Format, Report.FormatDetails);
            if (Report.Guest is { } guest)
            {
                var hostname = guest.Hostname is null ? null : $"hostname {guest.Hostname}";
                yield return ("Guest", NameOf(guest), Join(", ", guest.Architecture, hostname));
            }

            if (Report.Guest is { Kernels: [.., var newest] kernels })
            {
                yield return ("Kernel", newest.Version, kernels.Count > 1 ? $"newest of {kernels.Count}" : null);
            }

            yield return (
                "Inspected",
                TimeText.Duration(TimeSpan.FromMilliseconds(Report.ElapsedMs)),
                $"{ByteText.Of(Report.BytesRead)} of {ByteText.Of(Report.FileSize)} read");
        }
    }

    private static string NameOf(GuestFacts guest) =>
        guest.ProductName ?? Join(" ", guest.Distribution ?? guest.OsFamily, guest.Version);

    private static string Join(string separator, params IEnumerable<string?> parts) =>
        string.Join(separator, parts.Where(x => x is not null));
}
