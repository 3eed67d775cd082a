using System.Collections.Concurrent;
using ImagePortal.Storage.Chunks;
using ImagePortal.Storage.Manifests;
using ImagePortal.Storage.Objects;

namespace ImagePortal.Storage.Writing;

/// <summary>
/// One run that brings an image into a store: it finds or writes chunks, then seals the manifest. Safe beside collections on any node,
/// whatever they do to chunks meanwhile: see <see cref="Signs"/>.
/// </summary>
internal sealed class WriteSession : IAsyncDisposable
{
    private readonly IObjectBatch _batch;
    private readonly HashSet<string> _sweepsBefore;
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private readonly ConcurrentDictionary<string, byte> _broken = new();

    private WriteSession(IObjectStore objects, IObjectBatch batch, HashSet<string> sweepsBefore) =>
        (Objects, _batch, _sweepsBefore) = (objects, batch, sweepsBefore);

    public IObjectStore Objects { get; }

    /// <exception cref="IOException">The store cannot be reached, or not written to.</exception>
    public static async Task<WriteSession> OpenAsync(IObjectStore objects, CancellationToken cancellationToken)
    {
        var batch = await objects.BeginAsync(cancellationToken);
        return new(objects, batch, await Signs.ListEndedAsync(objects, cancellationToken));
    }

    /// <summary>Bytes of the chunk as stored, or null where there is none that could be sound.</summary>
    public async ValueTask<long?> FindAsync(ManifestChunk chunk, CancellationToken cancellationToken)
    {
        var name = ChunkShelf.NameOf(chunk.Digest);
        if (await _batch.FindAsync(name, cancellationToken) is not { } found)
        {
            return null;
        }

        // A size no sound chunk can have is a broken file system's work: the chunk is then written again.
        if (ChunkForm.IsPossibleSize(found.Size, chunk.Length))
        {
            return found.Size;
        }

        _broken.TryAdd(name, 0);
        return null;
    }

    /// <summary>Stores a chunk that was not found.</summary>
    public ValueTask PutAsync(ManifestChunk chunk, ReadOnlyMemory<byte> stored, CancellationToken cancellationToken)
    {
        var name = ChunkShelf.NameOf(chunk.Digest);
        return PutAsync(name, stored, replace: _broken.ContainsKey(name), cancellationToken);
    }

    /// <summary>Stores a chunk in place of one that is there and no good.</summary>
    public ValueTask ReplaceAsync(ManifestChunk chunk, ReadOnlyMemory<byte> stored, CancellationToken cancellationToken) =>
        PutAsync(ChunkShelf.NameOf(chunk.Digest), stored, replace: true, cancellationToken);

    public ValueTask FlushAsync(CancellationToken cancellationToken) => _batch.FlushAsync(cancellationToken);

    /// <summary>Seals an image of which every chunk was found or put.</summary>
    /// <param name="restore">Puts a chunk that a collection has taken since.</param>
    public async Task<ContentDigest> SealAsync(
        Manifest manifest, Func<ManifestChunk, CancellationToken, ValueTask> restore, CancellationToken cancellationToken)
    {
        var bytes = manifest.ToBytes();
        var image = ContentDigest.Of(bytes);

        // A sealed manifest promises its chunks, so they come first, those found as well as those written.
        await _batch.FlushAsync(cancellationToken);
        await using var intent = new WriteIntent(Objects, _batch, bytes);
        long shown;
        do
        {
            shown = TimeProvider.System.GetTimestamp();
            await intent.ShowAsync(cancellationToken);
            if (await WasSweptAsync(cancellationToken))
            {
                await RestoreAsync(manifest, restore, cancellationToken);
            }
        }
        while (TimeProvider.System.GetElapsedTime(shown) > Signs.SealTime);

        // Written even where it is already: an image that someone wants again is young again.
        await _batch.PutAsync(ManifestShelf.NameOf(image), bytes, replace: true, cancellationToken);
        await _batch.FlushAsync(cancellationToken);
        return image;
    }

    public ValueTask DisposeAsync() => _batch.DisposeAsync();

    private async ValueTask PutAsync(string name, ReadOnlyMemory<byte> stored, bool replace, CancellationToken cancellationToken)
    {
        await _batch.PutAsync(name, stored, replace, cancellationToken);
        StorageMetrics.BytesWritten.Add(stored.Length);
    }

    private async Task<bool> WasSweptAsync(CancellationToken cancellationToken) =>
        TimeProvider.System.GetElapsedTime(_started) > Signs.SweepMemory
        || !(await Signs.ListRecordsAsync(Objects, cancellationToken)).IsSubsetOf(_sweepsBefore);

    private async Task RestoreAsync(
        Manifest manifest, Func<ManifestChunk, CancellationToken, ValueTask> restore, CancellationToken cancellationToken)
    {
        await Parallel.ForEachAsync(
            manifest.Chunks.DistinctBy(chunk => chunk.Digest),
            new ParallelOptions { MaxDegreeOfParallelism = Objects.Parallelism, CancellationToken = cancellationToken },
            async (chunk, token) =>
            {
                if (await FindAsync(chunk, token) is null)
                {
                    await restore(chunk, token);
                }
            });
        await _batch.FlushAsync(cancellationToken);
    }
}
