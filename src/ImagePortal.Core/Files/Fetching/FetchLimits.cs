namespace ImagePortal.Core.Files.Fetching;

/// <summary>How patient the portal is with servers of others.</summary>
internal sealed record FetchLimits
{
    internal const int MaxRedirects = 5;

    /// <summary>Tries of a look, for which somebody waits.</summary>
    internal const int LookAttempts = 2;

    internal TimeSpan ConnectTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Until the head of an answer is there.</summary>
    internal TimeSpan AnswerTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes a second below which a server counts as stalled, over any one piece.</summary>
    internal int SlowestRate { get; init; } = 128 << 10;

    /// <summary>Tries of one request.</summary>
    internal int Attempts { get; init; } = 4;

    /// <summary>Pause after the first failure; it grows fourfold.</summary>
    internal TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Time for a body of that many bytes, once its head is there.</summary>
    internal TimeSpan TimeFor(long bytes) => AnswerTime + TimeSpan.FromSeconds((double)bytes / SlowestRate);
}
