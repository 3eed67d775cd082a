using System.Runtime.CompilerServices;

namespace ImagePortal.Storage.Objects;

/// <summary>
/// The signs by which sweeps and writers of all nodes see each other. While a sweep deletes, <c>sweeping/&lt;id&gt;</c> is there; from before
/// its first deletion until days after its last, <c>sweeps/&lt;id&gt;</c> is. A writer shows <c>intents/&lt;id&gt;</c>, the manifest it is
/// about to seal.
/// </summary>
/// <remarks>
/// Each side first shows its own sign and then looks for the other's, so at least one of the two sees the other: the sweep then spares what
/// the writer names, or the writer waits for the sweep to end and looks again whether its chunks are still there.
/// </remarks>
internal static class Signs
{
    /// <summary>A sweep begins no deletion later than this after it showed its sign.</summary>
    public static readonly TimeSpan SweepTime = TimeSpan.FromMinutes(1);

    /// <summary>A sweep waits no longer than this for one deletion.</summary>
    public static readonly TimeSpan DeletionTime = TimeSpan.FromSeconds(40);

    /// <summary>A sweep whose sign is older has died, and its last deletion has ended even where no one waited for it.</summary>
    public static readonly TimeSpan SweepLifetime = TimeSpan.FromMinutes(3);

    /// <summary>A writer seals no later than this after it showed its intent, or shows it again.</summary>
    public static readonly TimeSpan SealTime = TimeSpan.FromMinutes(20);

    /// <summary>A writer whose intent is older has died.</summary>
    public static readonly TimeSpan IntentLifetime = TimeSpan.FromHours(1);

    /// <summary>A writer that was at work for longer no longer knows of every sweep since it began.</summary>
    public static readonly TimeSpan SweepMemory = TimeSpan.FromDays(1);

    /// <summary>How long it can be told that there was a sweep.</summary>
    public static readonly TimeSpan SweepRecordLifetime = TimeSpan.FromDays(3);

    public const string Intents = "intents";

    public const string Clocks = "clock";

    private const string Active = "sweeping";
    private const string Records = "sweeps";

    private static readonly (string Folder, TimeSpan Lifetime)[] Lifetimes =
    [
        (Active, SweepLifetime), (Records, SweepRecordLifetime), (Intents, IntentLifetime), (Clocks, SweepLifetime),
    ];

    /// <summary>Folders of signs that mean nothing any more when their writer has died.</summary>
    public static IReadOnlyList<string> Passing { get; } = [Active, Intents, Clocks];

    public static string IntentOf(IObjectBatch writer) => $"{Intents}/{writer.Id}";

    public static string ClockOf(IObjectBatch writer) => $"{Clocks}/{writer.Id}-{NewSuffix()}";

    /// <summary>Of each sweep, not of each writer: who knew of an earlier one does not know of the next.</summary>
    public static (string Active, string Record) SweepOf(IObjectBatch writer)
    {
        var id = $"{writer.Id}-{NewSuffix()}";
        return ($"{Active}/{id}", RecordOf(id));
    }

    /// <summary>Sweeps that have ended before this call: what is found after it, they did not take.</summary>
    public static async Task<HashSet<string>> ListEndedAsync(IObjectStore objects, CancellationToken cancellationToken)
    {
        // A sweep is shown as active before it is recorded, so one that is recorded and then not active has ended.
        var ended = await ListRecordsAsync(objects, cancellationToken);
        await foreach (var active in ListActiveAsync(objects, cancellationToken))
        {
            ended.Remove(RecordOf(IdOf(active)));
        }

        return ended;
    }

    public static async Task<HashSet<string>> ListRecordsAsync(IObjectStore objects, CancellationToken cancellationToken) =>
        await objects.ListAsync(Records, cancellationToken).Select(record => record.Name).ToHashSetAsync(cancellationToken: cancellationToken);

    /// <summary>Sweeps that may be deleting now.</summary>
    public static IAsyncEnumerable<ObjectEntry> ListActiveAsync(IObjectStore objects, CancellationToken cancellationToken) =>
        objects.ListAsync(Active, cancellationToken);

    /// <summary>Signs of dead sweeps and writers, and records that no one needs any more.</summary>
    public static async IAsyncEnumerable<string> ListOutdatedAsync(
        IObjectStore objects, DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (folder, lifetime) in Lifetimes)
        {
            await foreach (var sign in objects.ListAsync(folder, cancellationToken))
            {
                if (now - sign.Written > lifetime)
                {
                    yield return sign.Name;
                }
            }
        }
    }

    private static string RecordOf(string id) => $"{Records}/{id}";

    private static string NewSuffix() => Guid.NewGuid().ToString("N")[..8];

    private static string IdOf(ObjectEntry entry) => entry.Name[(entry.Name.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
