using ImagePortal.Disks.Formats;

namespace ImagePortal.Storage.Tests;

public sealed class DeduplicationTests : IDisposable
{
    private const int MiB = MemoryDisk.ChunkLength;
    private readonly StoreFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_content_has_the_same_digest_whatever_its_extents()
    {
        var content = MemoryDisk.Mixed(seed: 5, chunks: 9).Content;
        var ragged = new MemoryDisk(
            content,
            [.. Enumerable.Range(0, 9).Where(i => i % 3 != 1).SelectMany(i => (DiskExtent[])[new(i * MiB, 700), new((i * MiB) + 700, MiB - 700)])]);

        var full = await _folder.Open().IngestAsync(MemoryDisk.Full(content), null, Token);
        var other = await _folder.Open().IngestAsync(ragged, null, Token);

        Assert.Equal(full.Digest, other.Digest);
        Assert.Equal(6 * MiB, other.BytesRead);
    }

    [Fact]
    public async Task The_digest_of_a_known_disk_never_changes()
    {
        var content = new byte[(3 * MiB) + 100];
        for (var i = 0L; i < content.Length; i++)
        {
            content[i] = i is >= MiB and < 3 * MiB ? (byte)0 : (byte)(i * i >> 7);
        }

        var result = await _folder.Open().IngestAsync(MemoryDisk.Full(content), null, Token);

        // Worked out by another program from the layout in Manifest's documentation. An image's identity outlives every version of this
        // code: where this fails, a new manifest version is due.
        Assert.Equal("sha256:51a22b56b320a571147f63a0e10cd1a19f453f4b7ac4c391bccf8721d626c9d2", result.Digest);
    }

    [Fact]
    public async Task Disks_that_differ_only_in_size_are_different_images()
    {
        var small = await _folder.Open().IngestAsync(MemoryDisk.Full(new byte[MiB]), null, Token);
        var large = await _folder.Open().IngestAsync(MemoryDisk.Full(new byte[2 * MiB]), null, Token);

        Assert.NotEqual(small.Digest, large.Digest);
    }

    [Fact]
    public async Task A_second_ingest_writes_nothing()
    {
        var disk = MemoryDisk.Mixed(seed: 6, chunks: 12);
        var first = await _folder.Open().IngestAsync(disk, null, Token);
        var before = Times();

        var second = await _folder.Open().IngestAsync(disk, null, Token);

        Assert.Equal(first.Digest, second.Digest);
        Assert.Equal((0L, 0, 8), (second.BytesWritten, second.ChunksWritten, second.ChunksReused));
        Assert.Equal(8 * MiB, second.BytesReused);
        Assert.Equal(first.StoredSize, second.StoredSize);
        Assert.Equal(before, Times());
    }

    [Fact]
    public async Task A_derived_disk_writes_only_its_changed_chunks()
    {
        var content = MemoryDisk.Mixed(seed: 8, chunks: 30).Content;
        await _folder.Open().IngestAsync(MemoryDisk.Full(content), null, Token);
        var derived = (byte[])content.Clone();
        derived[(3 * MiB) + 17]++;
        derived[12 * MiB]++;

        var result = await _folder.Open().IngestAsync(MemoryDisk.Full(derived), null, Token);

        Assert.Equal((2, 18), (result.ChunksWritten, result.ChunksReused));
        await using var stored = await _folder.Open().OpenAsync(result.Digest, Token);
        Assert.Equal(derived, await StoreFolder.ReadAllAsync(stored));
    }

    [Fact]
    public async Task A_chunk_met_twice_in_one_disk_is_stored_once()
    {
        var chunk = MemoryDisk.RandomBytes(1, MiB);

        var result = await _folder.Open().IngestAsync(MemoryDisk.Full([.. chunk, .. chunk, .. chunk]), null, Token);

        Assert.Equal((3, 1, 2), (result.Chunks, result.ChunksWritten, result.ChunksReused));
        Assert.Single(_folder.ChunkFiles());
    }

    [Fact]
    public async Task A_chunk_that_a_broken_file_system_left_empty_is_written_again()
    {
        var disk = MemoryDisk.Full(MemoryDisk.RandomBytes(1, MiB));
        await _folder.Open().IngestAsync(disk, null, Token);
        await File.WriteAllBytesAsync(_folder.ChunkFiles()[0], [], Token);

        var result = await _folder.Open().IngestAsync(disk, null, Token);

        Assert.Equal(1, result.ChunksWritten);
        Assert.True((await _folder.Open().VerifyAsync(result.Digest, null, Token)).IsSound);
    }

    public void Dispose() => _folder.Dispose();

    private (string, DateTime)[] Times() =>
        [.. _folder.ChunkFiles().Select(file => (file, File.GetLastWriteTimeUtc(file)))];
}
