namespace ImagePortal.Cli;

/// <summary>What a script can tell from a run. They are API: add, never change.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>The disk was read and is refused, or stored content is damaged.</summary>
    public const int Refused = 1;

    /// <summary>Bad usage, or something could not be read or written.</summary>
    public const int Unusable = 2;

    /// <summary>Interrupted, as shells count it.</summary>
    public const int Interrupted = 130;
}
