namespace ImagePortal.Core;

/// <summary>An expected "no". The code is API: add, never rename. The message says what, why and what to do.</summary>
public sealed record Error(ErrorKind Kind, string Code, string Message)
{
    /// <summary>Commands or steps that mend it, one a line; null where the message says it all.</summary>
    public string? Fix { get; init; }
}
