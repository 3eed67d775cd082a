namespace ImagePortal.Benchmarks;

/// <summary>One run of one workload. What the tool does is measured from outside: seconds only.</summary>
/// <param name="CpuSeconds">User and system time of all threads.</param>
/// <param name="PeakBytes">The most memory the process has held so far, runtime included.</param>
/// <param name="BytesRead">Of the file when inspecting, of the virtual disk otherwise.</param>
/// <param name="Outcome">The digest, or what refused the file.</param>
internal sealed record Measurement(
    double Seconds,
    double CpuSeconds,
    long PeakBytes,
    long BytesRead,
    long BytesWritten,
    int ChunksWritten,
    int Chunks,
    string Outcome)
{
    /// <summary>Reads of the file: round trips, where it is far away.</summary>
    public int Reads { get; init; }

    /// <summary>Bytes of memory asked for, whether or not they were given back.</summary>
    public long AllocatedBytes { get; init; }
}
