namespace ImagePortal.Storage.Tests.Transfers;

public sealed class TransferTests : IDisposable
{
    private readonly StoreFolder _source = new();
    private readonly StoreFolder _destination = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ImageTransfer Transfer => new(_source.Open(), _destination.Open());

    [Fact]
    public async Task A_copied_image_is_the_same_image()
    {
        var disk = MemoryDisk.Mixed(seed: 1, chunks: 30);
        var stored = await _source.Open().IngestAsync(disk, null, Token);

        var plan = await Transfer.PlanAsync(stored.Digest, Token);
        var result = await Transfer.RunAsync(stored.Digest, null, Token);

        Assert.Equal(new TransferPlan(stored.StoredSize, stored.StoredSize, 20, 20), plan);
        Assert.Equal(
            new TransferResult(stored.Digest, disk.Length, stored.StoredSize, stored.StoredSize, 0, 20, 20, 0, result.Elapsed), result);
        await using var copy = await _destination.Open().OpenAsync(stored.Digest, Token);
        Assert.Equal(disk.Content, await StoreFolder.ReadAllAsync(copy));
    }

    [Fact]
    public async Task Chunks_are_moved_as_they_are_stored()
    {
        var stored = await _source.Open().IngestAsync(MemoryDisk.Mixed(seed: 1, chunks: 6), null, Token);

        await Transfer.RunAsync(stored.Digest, null, Token);

        foreach (var (from, to) in _source.ChunkFiles().Zip(_destination.ChunkFiles()))
        {
            Assert.Equal(await File.ReadAllBytesAsync(from, Token), await File.ReadAllBytesAsync(to, Token));
        }
    }

    [Fact]
    public async Task What_the_destination_has_is_not_moved()
    {
        var content = MemoryDisk.Mixed(seed: 2, chunks: 30).Content;
        await _destination.Open().IngestAsync(MemoryDisk.Full(content), null, Token);
        content[(3 << 20) + 17]++;
        var stored = await _source.Open().IngestAsync(MemoryDisk.Full(content), null, Token);

        var plan = await Transfer.PlanAsync(stored.Digest, Token);
        var result = await Transfer.RunAsync(stored.Digest, null, Token);

        Assert.Equal((20, 1), (plan.Chunks, plan.ChunksMissing));
        Assert.Equal((1, 19), (result.ChunksMoved, result.ChunksReused));
        Assert.Equal((plan.BytesMissing, stored.StoredSize - plan.BytesMissing), (result.BytesMoved, result.BytesReused));
        Assert.True((await _destination.Open().VerifyAsync(stored.Digest, null, Token)).IsSound);
    }

    [Fact]
    public async Task A_second_copy_moves_nothing_and_a_chunk_met_twice_moves_once()
    {
        var chunk = MemoryDisk.RandomBytes(1, MemoryDisk.ChunkLength);
        var stored = await _source.Open().IngestAsync(MemoryDisk.Full([.. chunk, .. chunk, .. chunk]), null, Token);

        var first = await Transfer.RunAsync(stored.Digest, null, Token);
        var second = await Transfer.RunAsync(stored.Digest, null, Token);

        Assert.Equal((1, 1, 0), (first.Chunks, first.ChunksMoved, first.ChunksReused));
        Assert.Equal((0L, 0, 1), (second.BytesMoved, second.ChunksMoved, second.ChunksReused));
    }

    [Fact]
    public async Task An_empty_disk_is_copied_too()
    {
        var stored = await _source.Open().IngestAsync(MemoryDisk.Full(new byte[5 << 20]), null, Token);

        var result = await Transfer.RunAsync(stored.Digest, null, Token);

        Assert.Equal((5L << 20, 0, 0L), (result.VirtualSize, result.Chunks, result.StoredSize));
        Assert.Equal(5 << 20, (await _destination.Open().ListAsync(Token).SingleAsync(Token)).VirtualSize);
    }

    [Fact]
    public async Task Progress_starts_with_what_is_there_and_ends_with_everything()
    {
        var content = MemoryDisk.Mixed(seed: 3, chunks: 30).Content;
        var half = await _destination.Open().IngestAsync(MemoryDisk.Full(content[..(15 << 20)]), null, Token);
        var stored = await _source.Open().IngestAsync(MemoryDisk.Full(content), null, Token);
        var reports = new List<TransferProgress>();

        await Transfer.RunAsync(stored.Digest, new Recorder(reports), Token);

        Assert.Equal(new TransferProgress(half.StoredSize, stored.StoredSize, half.StoredSize), reports[0]);
        Assert.Equal(new TransferProgress(stored.StoredSize, stored.StoredSize, half.StoredSize), reports[^1]);
        Assert.True(reports.Zip(reports.Skip(1)).All(pair => pair.First.BytesDone <= pair.Second.BytesDone));
    }

    [Fact]
    public async Task An_image_the_source_does_not_have_is_unknown()
    {
        var digest = "sha256:" + new string('0', 64);

        await Assert.ThrowsAsync<UnknownImageException>(() => Transfer.PlanAsync(digest, Token));
        await Assert.ThrowsAsync<UnknownImageException>(() => Transfer.RunAsync(digest, null, Token));
        await Assert.ThrowsAsync<FormatException>(() => Transfer.PlanAsync("nonsense", Token));
    }

    [Theory]
    [InlineData(true, "missing")]
    [InlineData(false, "damaged")]
    public async Task A_bad_chunk_of_the_source_is_named_and_nothing_is_sealed(bool delete, string state)
    {
        var stored = await _source.Open().IngestAsync(MemoryDisk.Mixed(seed: 4, chunks: 12), null, Token);
        var digest = _source.FlipChunk(3);
        if (delete)
        {
            File.Delete(_source.ChunkFiles()[3]);
        }

        var failure = await Assert.ThrowsAsync<InvalidDataException>(() => Transfer.RunAsync(stored.Digest, null, Token));

        Assert.Contains(digest, failure.Message, StringComparison.Ordinal);
        Assert.Contains(state, failure.Message, StringComparison.Ordinal);
        Assert.Empty(_destination.ManifestFiles());
        Assert.Empty(_destination.TempFolders());
        Assert.DoesNotContain(_destination.ChunkFiles(), file => digest.EndsWith(Path.GetFileName(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cancelled_copy_seals_nothing_and_is_taken_up_where_it_stopped()
    {
        var stored = await _source.Open().IngestAsync(MemoryDisk.Mixed(seed: 5, chunks: 300), null, Token);
        using var cancel = new CancellationTokenSource();
        var progress = new Stopper(cancel, at: stored.StoredSize / 2);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Transfer.RunAsync(stored.Digest, progress, cancel.Token));

        Assert.Empty(_destination.ManifestFiles());
        var kept = _destination.ChunkFiles().Length;
        var result = await Transfer.RunAsync(stored.Digest, null, Token);
        Assert.Equal((kept, 200 - kept), (result.ChunksReused, result.ChunksMoved));
        Assert.True((await _destination.Open().VerifyAsync(stored.Digest, null, Token)).IsSound);
    }

    [Fact]
    public async Task Copies_and_ingests_of_one_image_at_the_same_time_agree()
    {
        var disk = MemoryDisk.Mixed(seed: 6, chunks: 60);
        var stored = await _source.Open().IngestAsync(disk, null, Token);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(
            () => i % 2 == 0 ? (Task)Transfer.RunAsync(stored.Digest, null, Token) : _destination.Open().IngestAsync(disk, null, Token), Token)));

        Assert.True((await _destination.Open().VerifyAsync(stored.Digest, null, Token)).IsSound);
        Assert.Equal(40, _destination.ChunkFiles().Length);
        Assert.Empty(_destination.TempFolders());
    }

    [Fact]
    public async Task A_full_destination_is_told_and_taken_up_after_room_was_made()
    {
        using var mount = Mount.OfSize("60m");
        var stored = await _source.Open().IngestAsync(MemoryDisk.Full(MemoryDisk.RandomBytes(1, 90 << 20)), null, Token);
        var full = ImageStore.OpenFolder(Path.Combine(mount.Path, "store"));

        await Assert.ThrowsAsync<StoreFullException>(() => new ImageTransfer(_source.Open(), full).RunAsync(stored.Digest, null, Token));

        Assert.Empty(await full.ListAsync(Token).ToListAsync(Token));
        mount.Remount("size=200m");
        await new ImageTransfer(_source.Open(), full).RunAsync(stored.Digest, null, Token);
        Assert.True((await full.VerifyAsync(stored.Digest, null, Token)).IsSound);
    }

    public void Dispose()
    {
        _source.Dispose();
        _destination.Dispose();
    }

    private sealed class Recorder(List<TransferProgress> reports) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value) => reports.Add(value);
    }

    private sealed class Stopper(CancellationTokenSource cancel, long at) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value)
        {
            if (value.BytesDone >= at)
            {
                cancel.Cancel();
            }
        }
    }
}
