namespace ImagePortal.Core;

/// <summary>What kind of "no" a refusal is; edges translate it (HTTP status, wire code).</summary>
public enum ErrorKind
{
    Invalid,
    NotFound,
    Forbidden,
    Conflict,
    LimitReached,
    Unavailable,
}
