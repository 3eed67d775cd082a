using System.Diagnostics;
using ImagePortal.Storage.Chunks;
using ImagePortal.Storage.Manifests;
using ImagePortal.Storage.Objects;

namespace ImagePortal.Storage.Collection;

/// <summary>One run of mark and sweep: first the images that no one wants, then the chunks that no image names.</summary>
internal sealed class GarbageCollection(IObjectStore objects, ManifestShelf manifests, IObjectBatch batch, StoreClock clock, CollectOptions options)
{
    private const int ImageGroupSize = 200;

    private readonly HashSet<ContentDigest> _marked = [];
    private readonly HashSet<ContentDigest> _images = [];
    private int _imagesCollected;
    private int _chunksKept;
    private int _chunksCollected;
    private long _bytesFreed;

    /// <exception cref="InvalidDataException">A manifest that is wanted is damaged: no one knows which chunks it names.</exception>
    public async Task<CollectResult> RunAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await ForgetSignsAsync(cancellationToken);
        if (options.KeptDigests is { } kept)
        {
            await SweepImagesAsync(await kept(cancellationToken), cancellationToken);
        }

        await MarkAsync(cancellationToken);
        await SweepChunksAsync(cancellationToken);
        return new(_images.Count, _imagesCollected, _chunksKept, _chunksCollected, _bytesFreed, Stopwatch.GetElapsedTime(started));
    }

    private async Task ForgetSignsAsync(CancellationToken cancellationToken)
    {
        var outdated = await Signs.ListOutdatedAsync(objects, clock.Now, cancellationToken).ToListAsync(cancellationToken);
        foreach (var group in outdated.Chunk(IObjectStore.DeleteLimit))
        {
            await objects.DeleteAsync(group, cancellationToken);
        }
    }

    private async Task SweepImagesAsync(IReadOnlySet<string> kept, CancellationToken cancellationToken)
    {
        var unwanted = new List<string>();
        await foreach (var (image, entry) in manifests.ListEntriesAsync(cancellationToken))
        {
            if (IsOld(entry) && !kept.Contains(image.ToString()))
            {
                unwanted.Add(entry.Name);
            }
        }

        // Few at once: each is looked at again while writers may be waiting.
        foreach (var group in unwanted.Chunk(ImageGroupSize))
        {
            var swept = await new Sweep(objects, batch, clock).RunAsync(group, MayGoAsync, cancellationToken);
            _imagesCollected += swept.Count;
        }

        // One that was sealed again since is young, and wanted.
        async ValueTask<bool> MayGoAsync(string name, InFlight inFlight, CancellationToken token) =>
            !inFlight.Names(ManifestShelf.ImageOf(name)!.Value) && await objects.FindAsync(name, token) is { } entry && IsOld(entry);
    }

    /// <summary>Marks the chunks of all images that are not marked yet.</summary>
    private async Task MarkAsync(CancellationToken cancellationToken)
    {
        await foreach (var (image, _) in manifests.ListEntriesAsync(cancellationToken))
        {
            if (!_images.Contains(image) && await ReadAsync(image, cancellationToken) is { } manifest)
            {
                _images.Add(image);
                _marked.UnionWith(manifest.Chunks.Select(chunk => chunk.Digest));
            }
        }
    }

    private async Task<Manifest?> ReadAsync(ContentDigest image, CancellationToken cancellationToken)
    {
        try
        {
            return await manifests.ReadAsync(image, cancellationToken);
        }
        catch (UnknownImageException)
        {
            // Gone since it was listed.
            return null;
        }
    }

    private async Task SweepChunksAsync(CancellationToken cancellationToken)
    {
        var garbage = new Dictionary<string, long>();
        var seen = 0;
        var reporter = new ThrottledProgress(options.Progress is null ? null : done => options.Progress.Report(new((int)done, Math.Max((int)done, _marked.Count))));
        await foreach (var entry in objects.ListAsync(ChunkShelf.Folder, cancellationToken))
        {
            seen++;
            reporter.Add(1);
            if (ChunkShelf.DigestOf(entry.Name) is not { } chunk || _marked.Contains(chunk) || !IsOld(entry))
            {
                _chunksKept++;
                continue;
            }

            garbage[entry.Name] = entry.Size;
            if (garbage.Count == Sweep.Limit)
            {
                await SweepAsync(garbage, cancellationToken);
            }
        }

        await SweepAsync(garbage, cancellationToken);
        reporter.Finish(seen);
    }

    private async Task SweepAsync(Dictionary<string, long> garbage, CancellationToken cancellationToken)
    {
        if (garbage.Count == 0)
        {
            return;
        }

        var markedAgain = false;
        var swept = await new Sweep(objects, batch, clock).RunAsync([.. garbage.Keys], MayGoAsync, cancellationToken);
        _chunksCollected += swept.Count;
        _chunksKept += garbage.Count - swept.Count;
        _bytesFreed += swept.Sum(name => garbage[name]);
        garbage.Clear();

        async ValueTask<bool> MayGoAsync(string name, InFlight inFlight, CancellationToken token)
        {
            if (!markedAgain)
            {
                // Images sealed since. What was in flight is known by now, so that one of both names every chunk that is wanted.
                await MarkAsync(token);
                markedAgain = true;
            }

            var chunk = ChunkShelf.DigestOf(name)!.Value;
            return !inFlight.Names(chunk) && !_marked.Contains(chunk);
        }
    }

    private bool IsOld(ObjectEntry entry) => clock.Now - entry.Written >= options.Grace;
}
