namespace ImagePortal.Storage;

/// <summary>Adds up what many workers did and reports it, at most ten times a second and once at the end.</summary>
/// <param name="report">Told the bytes done; called by one thread at a time, so that reports never go back.</param>
internal sealed class ThrottledProgress(Action<long>? report)
{
    private const long IntervalMilliseconds = 100;

    private readonly Lock _gate = new();
    private long _done;
    private long _nextReport;

    public ThrottledProgress(IProgress<IngestProgress>? target, long total)
        : this(target is null ? null : done => target.Report(new(done, total)))
    {
    }

    public void Add(long bytes)
    {
        if (report is null)
        {
            return;
        }

        lock (_gate)
        {
            _done += bytes;
            var now = Environment.TickCount64;
            if (now >= _nextReport)
            {
                _nextReport = now + IntervalMilliseconds;
                report(_done);
            }
        }
    }

    /// <param name="total">What is done when all is.</param>
    public void Finish(long total) => report?.Invoke(total);
}
