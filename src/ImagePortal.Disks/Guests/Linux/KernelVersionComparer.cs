using System.Globalization;

namespace ImagePortal.Disks.Guests.Linux;

/// <summary>Orders version strings as <c>sort -V</c> does: runs of digits by their value.</summary>
internal sealed class KernelVersionComparer : IComparer<string>
{
    private static readonly CompareInfo Numeric = CultureInfo.InvariantCulture.CompareInfo;

    public static KernelVersionComparer Instance { get; } = new();

    public int Compare(string? x, string? y) => Numeric.Compare(x, y, CompareOptions.NumericOrdering);
}
