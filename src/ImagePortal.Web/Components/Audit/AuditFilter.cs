using System.Globalization;
using ImagePortal.Core.Audit;
using Microsoft.AspNetCore.WebUtilities;

namespace ImagePortal.Web.Components.Audit;

/// <summary>What is looked for in the audit, as it stands in the address: it can be sent to a colleague.</summary>
public sealed record AuditFilter
{
    private const string DayFormat = "yyyy-MM-dd";

    public string? Account { get; set; }

    public string? Member { get; set; }

    public string? Action { get; set; }

    public string? Subject { get; set; }

    /// <summary>First day, in the person's zone.</summary>
    public DateOnly? Since { get; set; }

    /// <summary>Last day, in the person's zone.</summary>
    public DateOnly? Until { get; set; }

    public bool RefusalsOnly { get; set; }

    public long? OlderThan { get; set; }

    public bool IsEmpty => this with { OlderThan = null } == new AuditFilter();

    internal static AuditFilter Parse(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        string? Text(string name) => values.TryGetValue(name, out var value) && value.ToString().Trim() is { Length: > 0 } text ? text : null;
        DateOnly? Day(string name) => DateOnly.TryParseExact(Text(name), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        return new AuditFilter
        {
            Account = Text("account"),
            Member = Text("member"),
            Action = Text("action"),
            Subject = Text("subject"),
            Since = Day("since"),
            Until = Day("until"),
            RefusalsOnly = Text("refused") == "1",
            OlderThan = long.TryParse(Text("older"), CultureInfo.InvariantCulture, out var id) ? id : null,
        };
    }

    /// <summary>Appended to a path, with its question mark.</summary>
    internal string ToQueryString(params (string Name, string Value)[] more)
    {
        (string Name, string? Value)[] own =
        [
            ("account", Account), ("member", Member), ("action", Action), ("subject", Subject),
            ("since", Since?.ToString(DayFormat, CultureInfo.InvariantCulture)), ("until", Until?.ToString(DayFormat, CultureInfo.InvariantCulture)),
            ("refused", RefusalsOnly ? "1" : null), ("older", OlderThan?.ToString(CultureInfo.InvariantCulture)),
        ];
        var all = own.Concat(more.Select(x => (x.Name, Value: (string?)x.Value)));
        return QueryHelpers.AddQueryString("", all.Where(x => !string.IsNullOrWhiteSpace(x.Value)).ToDictionary(x => x.Name, x => x.Value));
    }

    internal AuditQuery ToQuery(bool everywhere, TimeZoneInfo zone) => new()
    {
        Everywhere = everywhere,
        Account = Account,
        Member = Member,
        Action = Action,
        Subject = Subject,
        Since = Since is { } first ? Midnight(first, zone) : null,
        Until = Until is { } last && last < DateOnly.MaxValue ? Midnight(last.AddDays(1), zone) : null,
        RefusalsOnly = RefusalsOnly,
        OlderThan = OlderThan,
    };

    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
