using ImagePortal.Core.Regions;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ImagePortal.Core.Persistence;

/// <summary>A few regions in one column, as their codes with spaces between.</summary>
internal static class RegionLists
{
    private const int MaxLength = 1000;

    private static readonly ValueComparer<IReadOnlyList<RegionCode>> Comparer = new(
        (x, y) => ReferenceEquals(x, y) || (x != null && y != null && x.SequenceEqual(y)),
        x => x.Aggregate(0, (hash, code) => HashCode.Combine(hash, code)),
        x => x.ToArray());

    internal static PropertyBuilder<IReadOnlyList<RegionCode>> HasRegions(this PropertyBuilder<IReadOnlyList<RegionCode>> property) =>
        property.HasConversion(new AsText(), Comparer).HasMaxLength(MaxLength);

    internal static ComplexTypePropertyBuilder<IReadOnlyList<RegionCode>> HasRegions(this ComplexTypePropertyBuilder<IReadOnlyList<RegionCode>> property) =>
        property.HasConversion(new AsText(), Comparer).HasMaxLength(MaxLength);

    private sealed class AsText() : ValueConverter<IReadOnlyList<RegionCode>, string>(x => Write(x), x => Read(x));

    private static string Write(IReadOnlyList<RegionCode> regions) => string.Join(' ', regions);

    private static IReadOnlyList<RegionCode> Read(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(x => new RegionCode(x))];
}
