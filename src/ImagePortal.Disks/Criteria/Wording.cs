using System.Globalization;

namespace ImagePortal.Disks.Criteria;

/// <summary>Sizes and lists as evidence writes them.</summary>
internal static class Wording
{
    private static readonly string[] Units = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

    /// <summary>In the largest unit that keeps it above one, with one decimal where it is not whole.</summary>
    public static string Size(long bytes)
    {
        var (value, unit) = ((double)bytes, 0);
        while (value >= 1024 && unit < Units.Length - 1)
        {
            value /= 1024;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{value:0.##} {Units[unit]}");
    }

    /// <summary>a, b and c.</summary>
    public static string List(IEnumerable<string> items)
    {
        var all = items.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all.Take(all.Count - 1))} and {all[^1]}";
    }

    public static string Count(int number, string singular) => number == 1 ? $"1 {singular}" : $"{number} {singular}s";

    /// <summary>First letter large, unless the first word is a name or a value such as <c>cluster_bits</c>; one full stop at the end.</summary>
    public static string Sentence(string text)
    {
        var isWord = text.Split(' ')[0].All(char.IsLetter);
        return text.Length == 0 ? text : (isWord ? char.ToUpperInvariant(text[0]) : text[0]) + text[1..].TrimEnd('.') + ".";
    }
}
