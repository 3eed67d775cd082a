namespace ImagePortal.Core.Audit;

/// <summary>Which lines of the audit to show. What is null or empty does not narrow it.</summary>
public sealed record AuditQuery
{
    /// <summary>Of all accounts, for operators; else of the caller's own, for its root.</summary>
    public bool Everywhere { get; init; }

    /// <summary>The 12 digits.</summary>
    public string? Account { get; init; }

    /// <summary>Mail address of who did it.</summary>
    public string? Member { get; init; }

    /// <summary>How the action begins, as <c>image.</c></summary>
    public string? Action { get; init; }

    /// <summary>How the id of what it was done to begins.</summary>
    public string? Subject { get; init; }

    public DateTimeOffset? Since { get; init; }

    /// <summary>Before this moment.</summary>
    public DateTimeOffset? Until { get; init; }

    public bool RefusalsOnly { get; init; }

    /// <summary>Lines older than the one with this id: the last one of the page before.</summary>
    public long? OlderThan { get; init; }
}
