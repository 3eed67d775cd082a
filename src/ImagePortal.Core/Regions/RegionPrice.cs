namespace ImagePortal.Core.Regions;

/// <summary>What an image costs in a region besides the instance, such as a Windows licence (R27, R28).</summary>
/// <param name="Item">What it is for; the price holds for images whose system or software begins with it.</param>
public sealed record RegionPrice(string Item, string Price)
{
    internal static IReadOnlyList<RegionPrice> Parse(string lines) =>
    [
        .. Lines(lines).Select(x => x.Split(':', 2, StringSplitOptions.TrimEntries)).Where(x => x.Length == 2).Select(x => new RegionPrice(x[0], x[1])),
    ];

    internal static bool IsValid(string lines) => Lines(lines).All(x => x.Split(':', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 }, { Length: > 0 }]);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
