using System.Globalization;
using ImagePortal.Core.Images;

namespace ImagePortal.Web.Components.Images.Filters;

/// <summary>Reads what stands after the colon.</summary>
internal static class FilterValue
{
    private static readonly Dictionary<string, long> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = 1L << 30,
        ["g"] = 1L << 30,
        ["gib"] = 1L << 30,
        ["gb"] = 1_000_000_000,
        ["m"] = 1L << 20,
        ["mib"] = 1L << 20,
        ["mb"] = 1_000_000,
        ["t"] = 1L << 40,
        ["tib"] = 1L << 40,
        ["tb"] = 1_000_000_000_000,
    };

    private static readonly Dictionary<string, double> Days = new(StringComparer.OrdinalIgnoreCase) { ["h"] = 1 / 24.0, ["d"] = 1, ["w"] = 7, ["m"] = 30, ["y"] = 365 };

    /// <summary>Bounds in bytes of <c>&gt;20GiB</c>, <c>&lt;50g</c> or <c>8GiB</c>; gibibytes where no unit stands.</summary>
    internal static (long? Least, long? Most)? Size(string text)
    {
        var (sign, rest) = Signed(text);
        var digits = Number(rest);
        if (digits.Length == 0 || !Units.TryGetValue(rest[digits.Length..].Trim(), out var unit) || Parse(digits) is not { } number || number * unit > long.MaxValue / 2.0)
        {
            return null;
        }

        var bytes = (long)(number * unit);
        return sign switch
        {
            '>' => (bytes, null),
            '<' => (null, bytes),
            _ => (bytes, bytes),
        };
    }

    /// <summary>Bounds of <c>&lt;30d</c> (younger), <c>&gt;1w</c> (older), or of a day: <c>&gt;2026-01-31</c> is after it, <c>2026-01-31</c> on it, in UTC.</summary>
    internal static (DateTimeOffset? After, DateTimeOffset? Before)? Age(string text, DateTimeOffset now)
    {
        var (sign, rest) = Signed(text);
        if (DateOnly.TryParseExact(rest, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            var day = new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            return sign switch
            {
                '>' => (day.AddDays(1), null),
                '<' => (null, day),
                _ => (day, day.AddDays(1)),
            };
        }

        var digits = Number(rest);
        if (digits.Length == 0 || !Days.TryGetValue(rest[digits.Length..].Trim(), out var unit) || Parse(digits) is not { } number || number * unit > 36_500)
        {
            return null;
        }

        var moment = now.AddDays(-number * unit);
        return sign == '>' ? (null, moment) : (moment, null);
    }

    internal static bool? YesNo(string text) => text.ToLowerInvariant() switch
    {
        "yes" or "true" => true,
        "no" or "false" => false,
        _ => null,
    };

    internal static TagFilter? Tag(string text) => text.Split('=', 2) switch
    {
        ["", ..] => null,
        [var key, var value] => new TagFilter(key, [value]),
        var parts => new TagFilter(parts[0], []),
    };

    private static (char Sign, string Value) Signed(string text) =>
        text is ['>' or '<', .. var rest] ? (text[0], rest.TrimStart('=').Trim()) : ('=', text.Trim());

    private static string Number(string text) => new([.. text.TakeWhile(x => char.IsAsciiDigit(x) || x == '.')]);

    private static double? Parse(string digits) => double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
