using System.Diagnostics;
using ImagePortal.Storage.Objects;

namespace ImagePortal.Storage.Collection;

/// <summary>The time as the store has it. Objects bear its times, and the clocks of nodes may be minutes apart.</summary>
internal sealed class StoreClock
{
    private readonly DateTimeOffset _read;
    private readonly long _since = Stopwatch.GetTimestamp();

    private StoreClock(DateTimeOffset read) => _read = read;

    public DateTimeOffset Now => _read + Stopwatch.GetElapsedTime(_since);

    /// <exception cref="IOException">The store cannot be reached, or not written to.</exception>
    public static async Task<StoreClock> ReadAsync(IObjectStore objects, IObjectBatch batch, CancellationToken cancellationToken)
    {
        var name = Signs.ClockOf(batch);
        await batch.PostAsync(name, ReadOnlyMemory<byte>.Empty, cancellationToken);

        // Listed, as are the objects whose age it tells: asked for one alone, S3 services cut the time to whole seconds.
        var listed = await objects.ListAsync(Signs.Clocks, cancellationToken).Where(sign => sign.Name == name).ToListAsync(cancellationToken);
        if (listed is not [var entry])
        {
            throw new IOException("The store does not show what was just written to it.");
        }

        await objects.DeleteAsync([name], CancellationToken.None);
        return new(entry.Written);
    }
}
