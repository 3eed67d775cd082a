using System.Diagnostics;
using ImagePortal.Storage.Objects;

namespace ImagePortal.Storage.Collection;

/// <summary>
/// The only way in which chunks and manifests are deleted: for a short time, under a sign that all writers heed, and sparing what they named
/// before. See <see cref="Signs"/>.
/// </summary>
internal sealed class Sweep(IObjectStore objects, IObjectBatch batch, StoreClock clock)
{
    /// <summary>Names to sweep at once. Writers wait for their end before they seal, so sweeps are kept short.</summary>
    public const int Limit = 10 * IObjectStore.DeleteLimit;

    private readonly long _started = Stopwatch.GetTimestamp();
    private bool _isDeleting;

    /// <param name="mayGo">Asked for each name, and for what the writers have in flight, after the sign is shown.</param>
    /// <returns>What was deleted. The rest is spared, or left to another sweep when the time of this one is over.</returns>
    /// <exception cref="IOException">The store cannot be reached, or not written to. Something may have been deleted.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(
        IReadOnlyList<string> names, Func<string, InFlight, CancellationToken, ValueTask<bool>> mayGo, CancellationToken cancellationToken)
    {
        var (active, record) = Signs.SweepOf(batch);
        await batch.PostAsync(active, ReadOnlyMemory<byte>.Empty, cancellationToken);
        try
        {
            await batch.PostAsync(record, ReadOnlyMemory<byte>.Empty, cancellationToken);
            var inFlight = await InFlight.ReadAsync(objects, clock.Now, cancellationToken);
            return await DeleteAsync(names, (name, token) => mayGo(name, inFlight, token), cancellationToken);
        }
        finally
        {
            // A deletion that failed may still be under way in the store: writers then wait until the sign is too old to matter.
            if (!_isDeleting)
            {
                await objects.DeleteAsync([active], CancellationToken.None);
            }
        }
    }

    private async Task<IReadOnlyList<string>> DeleteAsync(
        IReadOnlyList<string> names, Func<string, CancellationToken, ValueTask<bool>> mayGo, CancellationToken cancellationToken)
    {
        var deleted = new List<string>();
        foreach (var group in names.Chunk(IObjectStore.DeleteLimit))
        {
            var going = await group.ToAsyncEnumerable().Where(mayGo).ToListAsync(cancellationToken);
            if (Stopwatch.GetElapsedTime(_started) > Signs.SweepTime)
            {
                break;
            }

            if (going.Count > 0)
            {
                // Not to be cancelled from outside: it then would end nobody knows when.
                _isDeleting = true;
                await DeleteAsync(going);
                _isDeleting = false;
                deleted.AddRange(going);
            }
        }

        return deleted;
    }

    private async Task DeleteAsync(List<string> names)
    {
        using var limit = new CancellationTokenSource(Signs.DeletionTime);
        try
        {
            await objects.DeleteAsync(names, limit.Token);
        }
        catch (OperationCanceledException late)
        {
            throw new IOException($"The store did not delete {names.Count} objects within {Signs.DeletionTime.TotalSeconds} s.", late);
        }
    }
}
