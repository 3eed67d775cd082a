using System.Diagnostics;
using ImagePortal.Storage.Chunks;
using ImagePortal.Storage.Manifests;
using ImagePortal.Storage.Objects;

namespace ImagePortal.Storage.Collection;

/// <summary>One look at all manifests of a store and at the list of its chunks. No chunk is read.</summary>
internal sealed class Survey(IObjectStore objects, ManifestShelf manifests)
{
    private readonly Lock _gate = new();
    private readonly HashSet<ContentDigest> _named = [];
    private int _images;
    private int _unreadable;
    private long _virtualSize;
    private long _dataSize;
    private long _distinctSize;

    public async Task<StoreSurvey> RunAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(
            manifests.ListEntriesAsync(cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = objects.Parallelism, CancellationToken = cancellationToken },
            async (entry, token) => Add(await ReadAsync(entry.Image, token)));

        var (stored, chunks, spare, spareChunks) = (0L, 0, 0L, 0);
        await foreach (var entry in objects.ListAsync(ChunkShelf.Folder, cancellationToken))
        {
            if (ChunkShelf.DigestOf(entry.Name) is { } chunk && _named.Contains(chunk))
            {
                (stored, chunks) = (stored + entry.Size, chunks + 1);
            }
            else
            {
                (spare, spareChunks) = (spare + entry.Size, spareChunks + 1);
            }
        }

        return new(
            _images, _unreadable, _virtualSize, _dataSize, _distinctSize, stored, chunks, spare, spareChunks, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Null for a damaged one, and an empty one where it is gone since it was listed.</summary>
    private async Task<Manifest?> ReadAsync(ContentDigest image, CancellationToken cancellationToken)
    {
        try
        {
            return await manifests.ReadAsync(image, cancellationToken);
        }
        catch (InvalidDataException)
        {
            return null;
        }
        catch (UnknownImageException)
        {
            return new(0, []);
        }
    }

    private void Add(Manifest? manifest)
    {
        lock (_gate)
        {
            _images++;
            _unreadable += manifest is null ? 1 : 0;
            _virtualSize += manifest?.VirtualSize ?? 0;
            foreach (var chunk in manifest?.Chunks ?? [])
            {
                _dataSize += chunk.Length;
                _distinctSize += _named.Add(chunk.Digest) ? chunk.Length : 0;
            }
        }
    }
}
