using System.Diagnostics;

namespace ImagePortal.Fuzz;

/// <summary>Measures a case, and ends the program when one never comes back.</summary>
internal sealed class Watchdog : IDisposable
{
    private const long MostBytes = 64 << 20;
    private const double MostSeconds = 2;
    private static readonly TimeSpan NeverComesBack = TimeSpan.FromMinutes(1);

    private readonly Action _onHang;
    private readonly Timer _timer;
    private readonly Process _process = Process.GetCurrentProcess();
    private long _started;
    private TimeSpan _cpu;
    private long _allocated;

    /// <param name="onHang">Saves the case that hangs.</param>
    public Watchdog(Action onHang)
    {
        _onHang = onHang;
        _timer = new(_ => Look(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    public void Start()
    {
        _process.Refresh();
        (_cpu, _allocated) = (_process.TotalProcessorTime, GC.GetTotalAllocatedBytes());
        Volatile.Write(ref _started, Stopwatch.GetTimestamp());
    }

    /// <summary>What the case took too much of, or null. Processor time counts: the machine may be busy with other things.</summary>
    public string? Stop()
    {
        var elapsed = Stopwatch.GetElapsedTime(Interlocked.Exchange(ref _started, 0));
        if (elapsed.TotalSeconds > MostSeconds)
        {
            _process.Refresh();
            if ((_process.TotalProcessorTime - _cpu).TotalSeconds is var seconds and > MostSeconds)
            {
                return $"it took {seconds:f1} s";
            }
        }

        var bytes = GC.GetTotalAllocatedBytes() - _allocated;
        return bytes > MostBytes ? $"it allocated {bytes >> 20} MiB" : null;
    }

    public void Dispose()
    {
        _timer.Dispose();
        _process.Dispose();
    }

    private void Look()
    {
        var started = Volatile.Read(ref _started);
        if (started != 0 && Stopwatch.GetElapsedTime(started) > NeverComesBack)
        {
            _onHang();
            Environment.Exit(3);
        }
    }
}
