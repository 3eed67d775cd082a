namespace ImagePortal.Storage;

/// <summary>Adds up what many workers did and reports it, at most ten times a second and once at the end.</summary>
internal sealed class ThrottledProgress(IProgress<IngestProgress>? target, long total)
{
    private const long IntervalMilliseconds = 100;

    private readonly Lock _gate = new();
    private long _done;
    private long _nextReport;

    /// <summary>Reports are made one at a time, so that they never go back.</summary>
    public void Add(long bytes)
    {
        lock (_gate)
        {
            _done += bytes;
            var now = Environment.TickCount64;
            if (now >= _nextReport)
            {
                _nextReport = now + IntervalMilliseconds;
                target?.Report(new(_done, total));
            }
        }
    }

    public void Finish() => target?.Report(new(total, total));
}
