using System.Globalization;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Tickets;
using MudBlazor;

namespace ImagePortal.Web.Components.Tickets;

/// <summary>Tickets and permissions in words.</summary>
internal static class TicketWords
{
    internal static string StateOf(TicketState state) => state switch
    {
        TicketState.Open => "Pending",
        TicketState.Rejected => "Declined",
        _ => state.ToString(),
    };

    internal static string BadgeOf(TicketState state) => state switch
    {
        TicketState.Open => "ip-warn",
        TicketState.Approved => "ip-ok",
        TicketState.Withdrawn => "",
        _ => "ip-bad",
    };

    internal static string IconOf(TicketState state) => state switch
    {
        TicketState.Open => Icons.Material.Outlined.Schedule,
        TicketState.Approved => Icons.Material.Outlined.CheckCircle,
        TicketState.Withdrawn => Icons.Material.Outlined.Undo,
        _ => Icons.Material.Outlined.Report,
    };

    internal static string IconOf(TicketEventKind kind) => kind switch
    {
        TicketEventKind.Applied => Icons.Material.Outlined.Send,
        TicketEventKind.Commented => Icons.Material.Outlined.ChatBubbleOutline,
        TicketEventKind.Approved => Icons.Material.Outlined.Check,
        TicketEventKind.Withdrawn => Icons.Material.Outlined.Undo,
        _ => Icons.Material.Outlined.Block,
    };

    /// <summary>What the author did, after the name; null for a comment, whose text says it.</summary>
    internal static string? VerbOf(TicketEventView entry, Func<RegionCode, string> nameOf, TimeZoneInfo zone) => entry.Kind switch
    {
        TicketEventKind.Applied => "applied",
        TicketEventKind.Approved => $"approved for {ScopeOf(new ImportScope(entry.Regions, entry.Until), nameOf, zone)}",
        TicketEventKind.Rejected => "declined",
        TicketEventKind.Withdrawn => "withdrew the application",
        TicketEventKind.Revoked => "took the permission back",
        _ => null,
    };

    /// <summary><c>Guangzhou, Shanghai, until 31 Mar 2027</c>.</summary>
    internal static string ScopeOf(ImportScope scope, Func<RegionCode, string> nameOf, TimeZoneInfo zone) =>
        $"{RegionsOf(scope.Regions, nameOf)}, {(scope.Until is { } end ? $"until {DayOf(end, zone)}" : "no end")}";

    internal static string RegionsOf(IReadOnlyList<RegionCode> regions, Func<RegionCode, string> nameOf) =>
        regions.Count == 0 ? "all regions" : string.Join(", ", regions.Select(nameOf));

    /// <summary>The last day that a permission holds, whose end is the midnight after it.</summary>
    internal static string DayOf(DateTimeOffset end, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(end.AddSeconds(-1), zone).ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The permission as its holder sees it.</summary>
    internal static string PermissionOf(ImportPermission permission, DateTimeOffset now, Func<RegionCode, string> nameOf, TimeZoneInfo zone) => permission switch
    {
        { IsGranted: false, ChangedAt: null } => "Not granted",
        { IsGranted: false } => $"Withdrawn: {permission.Reason}",
        { Until: { } end } when end <= now => $"Ended on {DayOf(end, zone)}",
        _ => Capital(ScopeOf(permission.Scope, nameOf, zone)),
    };

    /// <summary>How long something lasts, as near as it matters: <c>40 min</c>, <c>1 h 40 min</c>, <c>3 d</c>.</summary>
    internal static string Span(TimeSpan span) => span.Duration() switch
    {
        { TotalHours: < 1 } x => Text($"{Math.Max(1, x.Minutes)} min"),
        { TotalHours: < 4, Minutes: > 0 } x => Text($"{x.Hours} h {x.Minutes} min"),
        { TotalDays: < 1 } x => Text($"{x.Hours} h"),
        { TotalDays: < 4, Hours: > 0 } x => Text($"{x.Days} d {x.Hours} h"),
        var x => Text($"{x.Days} d"),
    };

    /// <summary>The clock of an application: <c>1 h 40 min left</c>, <c>40 min over</c>.</summary>
    internal static (string Text, string Css, string Icon) ClockOf(DateTimeOffset answerBy, DateTimeOffset now) => (answerBy - now) switch
    {
        { Ticks: < 0 } over => ($"{Span(over)} over", "ip-t-bad", Icons.Material.Outlined.Report),
        { TotalHours: < 2 } left => ($"{Span(left)} left", "ip-t-warn", Icons.Material.Outlined.Schedule),
        var left => ($"{Span(left)} left", "ip-soft", Icons.Material.Outlined.Schedule),
    };

    internal static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
