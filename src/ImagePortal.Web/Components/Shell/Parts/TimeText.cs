using System.Globalization;

namespace ImagePortal.Web.Components.Shell.Parts;

/// <summary>Times as people say them, in the person's own zone.</summary>
public static class TimeText
{
    /// <summary>As near as it matters: <c>23 min ago</c>, <c>Yesterday</c>, <c>4 Nov</c>, <c>in 9 h</c>.</summary>
    public static string Relative(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone)
    {
        var (local, today) = (TimeZoneInfo.ConvertTime(at, zone), TimeZoneInfo.ConvertTime(now, zone));
        var age = now - at;
        var days = (today.Date - local.Date).Days;
        return age.Duration() switch
        {
            { TotalSeconds: < 45 } => "just now",
            { TotalHours: < 1 } span => Around(age, $"{Math.Max(1, (int)span.TotalMinutes)} min"),
            { TotalHours: < 24 } span when days == 0 || span.TotalHours < 6 => Around(age, $"{(int)span.TotalHours} h"),
            _ when days == 1 => "Yesterday",
            _ when days == -1 => "Tomorrow",
            _ => Day(local, today),
        };
    }

    /// <summary>To the minute, with the zone: <c>18 Nov 2026, 14:32 (GMT+8)</c>.</summary>
    public static string Exact(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return Write($"{local:d MMM yyyy, HH:mm} ({Zone(local.Offset)})");
    }

    /// <summary>Two units at most: <c>84 ms</c>, <c>2.9 s</c>, <c>1 min 9 s</c>, <c>9 h 28 min</c>.</summary>
    public static string Duration(TimeSpan span) => span switch
    {
        { TotalSeconds: < 1 } => Write($"{span.TotalMilliseconds:0} ms"),
        { TotalSeconds: < 10 } => Write($"{span.TotalSeconds:0.#} s"),
        { TotalMinutes: < 1 } => Write($"{(int)span.TotalSeconds} s"),
        { TotalHours: < 1 } => Write($"{span.Minutes} min {span.Seconds} s"),
        { TotalDays: < 1 } => Write($"{span.Hours} h {span.Minutes} min"),
        _ => Write($"{span.Days} d {span.Hours} h"),
    };

    private static string Around(TimeSpan age, string amount) => age < TimeSpan.Zero ? $"in {amount}" : $"{amount} ago";

    private static string Day(DateTimeOffset local, DateTimeOffset today) =>
        local.ToString(local.Year == today.Year ? "d MMM" : "d MMM yyyy", CultureInfo.InvariantCulture);

    private static string Zone(TimeSpan offset)
    {
        var (sign, size) = (offset < TimeSpan.Zero ? '-' : '+', offset.Duration());
        return size == TimeSpan.Zero ? "GMT" : Write($"GMT{sign}{size.Hours}") + (size.Minutes == 0 ? "" : Write($":{size.Minutes:00}"));
    }

    private static string Write(FormattableString text) => FormattableString.Invariant(text);
}
