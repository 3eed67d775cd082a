namespace ImagePortal.Storage;

/// <summary>
/// Where chunks are read, hashed and compressed: threads of their own, one a core, that all runs of the process share. On the thread pool,
/// whoever answers people would stand in line behind chunks. The turn goes round chunk by chunk, so that no run waits for another's end.
/// </summary>
public sealed class WorkThreads : TaskScheduler
{
    private static volatile bool _giveWay;

    private readonly Queue<Task> _queue = [];

    private WorkThreads(int count)
    {
        MaximumConcurrencyLevel = count;
        for (var i = 0; i < count; i++)
        {
            new Thread(Run) { IsBackground = true, Name = $"image store {i}" }.Start();
        }
    }

    public override int MaximumConcurrencyLevel { get; }

    internal static WorkThreads Shared { get; } = new(Environment.ProcessorCount);

    /// <summary>
    /// Lets everything else on the machine go first, as a server's background work should: what these threads do takes what is left, which is
    /// all where nothing else runs. For the whole process, and for good.
    /// </summary>
    public static void GiveWay() => _giveWay = true;

    /// <summary>Runs <paramref name="work"/> for each item, several at once.</summary>
    internal static Task ForEachAsync<T>(
        IEnumerable<T> items, int parallelism, Func<T, CancellationToken, ValueTask> work, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(items, OptionsOf(parallelism, cancellationToken), TakingTurns(work));

    /// <summary>The same, for items that come one by one.</summary>
    internal static Task ForEachAsync<T>(
        IAsyncEnumerable<T> items, int parallelism, Func<T, CancellationToken, ValueTask> work, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(items, OptionsOf(parallelism, cancellationToken), TakingTurns(work));

    protected override void QueueTask(Task task)
    {
        lock (_queue)
        {
            _queue.Enqueue(task);
            Monitor.Pulse(_queue);
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_queue)
        {
            return [.. _queue];
        }
    }

    private static ParallelOptions OptionsOf(int parallelism, CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellationToken, TaskScheduler = Shared };

    // Work on a folder never waits, so it would keep its thread until its end.
    private static Func<T, CancellationToken, ValueTask> TakingTurns<T>(Func<T, CancellationToken, ValueTask> work) => async (item, token) =>
    {
        await Task.Yield();
        await work(item, token);
    };

    private void Run()
    {
        var gaveWay = false;
        while (true)
        {
            var task = Take();
            if (_giveWay && !gaveWay)
            {
                gaveWay = true;
                ThreadPriorities.Lower();
            }

            TryExecuteTask(task);
        }
    }

    private Task Take()
    {
        lock (_queue)
        {
            while (_queue.Count == 0)
            {
                Monitor.Wait(_queue);
            }

            return _queue.Dequeue();
        }
    }
}
