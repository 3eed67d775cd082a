using System.Globalization;
using ImagePortal.Disks.Criteria;
using ImagePortal.Web.Components.Shell.Parts;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Imports;

/// <summary>The partitions of a disk drawn to scale, and the same as a table. The drawing's label says all of it.</summary>
public sealed partial class PartitionMap
{
    // Narrower parts would cut their label off.
    private const double RoomForLabel = 0.2;

    private IReadOnlyList<DiskSegment> _segments = [];

    [Parameter, EditorRequired] public required CheckReport Report { get; set; }

    private long DiskSize => Report.VirtualSize ?? Report.FileSize;

    private string Label => $"Partition map of {ByteText.Of(DiskSize)}: {string.Join(", ", _segments.Select(x => x.Words))}";

    private IEnumerable<string> Ticks
    {
        get
        {
            var last = ByteText.Of(DiskSize).Split(' ');
            var total = double.Parse(last[0], CultureInfo.InvariantCulture);
            string[] between = [.. Enumerable.Range(0, 4).Select(x => (total * x / 4).ToString("0.##", CultureInfo.InvariantCulture))];
            return [.. between, string.Join(' ', last)];
        }
    }

    private IEnumerable<(string? Css, string Words)> Legend =>
        from entry in new (bool Shown, string? Css, string Words)[]
        {
            (_segments.Any(x => x.UsedPercent is not null), "ip-used", "Used"),
            (Has(DiskSegmentKind.FileSystem), "ip-fs", "Free in file system"),
            (Has(DiskSegmentKind.Other), null, "Swap or other"),
            (Has(DiskSegmentKind.Unallocated), "ip-none", "No partition"),
            (Has(DiskSegmentKind.BootGap), "ip-gap", "Boot gap, drawn wider than it is"),
        }
        where entry.Shown
        select (entry.Css, entry.Words);

    protected override void OnParametersSet() => _segments = DiskLayout.Of(Report.Partitions, DiskSize);

    private static string Grow(DiskSegment segment) =>
        segment.Kind == DiskSegmentKind.BootGap ? "0" : Math.Max(1, segment.Size >> 20).ToString(CultureInfo.InvariantCulture);

    private static string? Css(DiskSegment segment) => segment.Kind switch
    {
        DiskSegmentKind.BootGap => "ip-gap",
        DiskSegmentKind.FileSystem => "ip-fs",
        DiskSegmentKind.Unallocated => "ip-none",
        _ => null,
    };

    private bool Has(DiskSegmentKind kind) => _segments.Any(x => x.Kind == kind);

    private bool HasRoom(DiskSegment segment) => segment.Partition is not null && segment.Size >= DiskSize * RoomForLabel;
}
