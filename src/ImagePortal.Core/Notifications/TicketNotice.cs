namespace ImagePortal.Core.Notifications;

/// <summary>What happened to an application for the import permission, or to the permission itself (R92, D19).</summary>
/// <param name="TicketId">The ticket it began with; null for a permission that an operator gave by himself.</param>
/// <param name="Applicant">Name of the account.</param>
/// <param name="TimeZone">IANA zone that its times are written in.</param>
public sealed record TicketNotice(string? TicketId, string Applicant, string Account, string TimeZone, DateTimeOffset At) : Notice
{
    public string? Purpose { get; init; }

    public string? Volume { get; init; }

    /// <summary>Names of the regions asked for or granted; empty for all.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>When the permission ends by itself.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Why it was decided or taken back.</summary>
    public string? Reason { get; init; }

    public string? Comment { get; init; }

    /// <summary>The message goes to an operator, not to the account.</summary>
    public bool IsForOperator { get; init; }
}
