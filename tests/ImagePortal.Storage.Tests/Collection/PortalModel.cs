using ImagePortal.Storage.Objects;

namespace ImagePortal.Storage.Tests.Collection;

/// <summary>
/// What a portal does with one store, from several nodes at once and in random order: images that share most of their chunks are imported,
/// copied in, deleted and collected, and those it keeps are read.
/// </summary>
internal sealed class PortalModel(IObjectStore objects, ImageStore elsewhere, int seed, bool isBlind = false)
{
    private const int Images = 8;
    private const int ChunksOfImage = 4;
    private const int ChunkContents = 9;

    private readonly Lock _gate = new();
    private readonly State[] _states = [.. Enumerable.Range(0, Images).Select(_ => new State())];
    private readonly MemoryDisk[] _disks = [.. Enumerable.Range(0, Images).Select(image => Disk(seed, image))];
    private long _time;

    /// <summary>Images that were kept and could not be read.</summary>
    public List<string> Losses { get; } = [];

    /// <summary>Puts every image into the store that copies come from, and learns the digests.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        for (var image = 0; image < Images; image++)
        {
            _states[image].Digest = (await elsewhere.IngestAsync(_disks[image], null, cancellationToken)).Digest;
        }
    }

    public Task RunAsync(int nodes, int steps, CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, nodes).Select(node => Task.Run(
            async () =>
            {
                var random = new Random((seed * 1000) + node);
                for (var step = 0; step < steps; step++)
                {
                    await StepAsync(random.Next(10), random.Next(Images), cancellationToken);
                }
            },
            cancellationToken)));

    /// <summary>Collects once more with nothing young and nothing under way; returns the digests that are kept.</summary>
    public async Task<IReadOnlySet<string>> EndAsync(CancellationToken cancellationToken)
    {
        var kept = Kept();
        await new ImageStore(new AgedStore(objects, _ => false)).CollectAsync(new() { KeptDigests = _ => Task.FromResult<IReadOnlySet<string>>(kept) }, cancellationToken);
        foreach (var state in _states.Where(state => state.IsKept))
        {
            await ReadAsync(state, cancellationToken);
        }

        return kept;
    }

    private static MemoryDisk Disk(int seed, int image)
    {
        var random = new Random((seed * 100) + image);
        var content = new byte[ChunksOfImage << 20];
        for (var i = 0; i < ChunksOfImage; i++)
        {
            MemoryDisk.RandomBytes(random.Next(1, ChunkContents + 1), 500).CopyTo(content, i << 20);
        }

        return MemoryDisk.Full(content);
    }

    private Task StepAsync(int dice, int image, CancellationToken cancellationToken) => dice switch
    {
        < 2 => KeepAsync(_states[image], store => store.IngestAsync(_disks[image], null, cancellationToken)),
        < 4 => KeepAsync(_states[image], store => new ImageTransfer(elsewhere, store).RunAsync(_states[image].Digest, null, cancellationToken)),
        < 6 => DeleteAsync(_states[image]),
        < 8 => CollectAsync(cancellationToken),
        _ => ReadAsync(_states[image], cancellationToken),
    };

    private async Task KeepAsync(State state, Func<ImageStore, Task> store)
    {
        lock (_gate)
        {
            state.Coming++;
        }

        await store(new(new DelayedStore(objects, isBlind)));
        lock (_gate)
        {
            (state.IsKept, state.Version, state.Sealed) = (true, state.Version + 1, ++_time);
            state.Coming--;
        }
    }

    private Task DeleteAsync(State state)
    {
        lock (_gate)
        {
            (state.IsKept, state.Version) = (false, state.Version + 1);
        }

        return Task.CompletedTask;
    }

    /// <summary>The grace period stands for: sealed after this collection began.</summary>
    private async Task CollectAsync(CancellationToken cancellationToken)
    {
        long began;
        lock (_gate)
        {
            began = ++_time;
        }

        var aged = new AgedStore(new DelayedStore(objects), name => IsYoung(name, began));
        await new ImageStore(aged).CollectAsync(new() { KeptDigests = _ => Task.FromResult<IReadOnlySet<string>>(Kept()) }, cancellationToken);
    }

    private bool IsYoung(string name, long began)
    {
        lock (_gate)
        {
            return _states.Any(state => name.EndsWith(state.Digest[7..], StringComparison.Ordinal) && (state.Coming > 0 || state.Sealed > began));
        }
    }

    private HashSet<string> Kept()
    {
        lock (_gate)
        {
            return _states.Where(state => state.IsKept).Select(state => state.Digest).ToHashSet();
        }
    }

    private async Task ReadAsync(State state, CancellationToken cancellationToken)
    {
        int version;
        lock (_gate)
        {
            version = state.Version;
            if (!state.IsKept)
            {
                return;
            }
        }

        var trouble = await TroubleAsync(state.Digest, cancellationToken);
        lock (_gate)
        {
            if (trouble is not null && state.Version == version)
            {
                Losses.Add(trouble);
            }
        }
    }

    private async Task<string?> TroubleAsync(string digest, CancellationToken cancellationToken)
    {
        try
        {
            var result = await new ImageStore(objects).VerifyAsync(digest, null, cancellationToken);
            return result.IsSound ? null : $"{digest}: {result.Damage.Count} chunks";
        }
        catch (UnknownImageException)
        {
            return $"{digest}: manifest";
        }
    }

    private sealed class State
    {
        public string Digest { get; set; } = "";

        /// <summary>Imports and copies of it under way.</summary>
        public int Coming { get; set; }

        public bool IsKept { get; set; }

        /// <summary>Changes with each import, copy and deletion.</summary>
        public int Version { get; set; }

        public long Sealed { get; set; }
    }
}
