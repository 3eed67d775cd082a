namespace ImagePortal.Storage.Tests;

public sealed class DamageTests : IDisposable
{
    private const int MiB = MemoryDisk.ChunkLength;
    private readonly StoreFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, ChunkState> Damages => new()
    {
        { "flip", ChunkState.Damaged },
        { "flip header", ChunkState.Damaged },
        { "truncate", ChunkState.Damaged },
        { "empty", ChunkState.Damaged },
        { "append", ChunkState.Damaged },
        { "swap", ChunkState.Damaged },
        { "delete", ChunkState.Missing },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task A_damaged_chunk_is_found_by_verify_and_by_a_read(string damage, ChunkState expected)
    {
        var store = _folder.Open();
        var result = await store.IngestAsync(MemoryDisk.Mixed(seed: 9, chunks: 12), null, Token);
        var files = _folder.ChunkFiles();
        Break(files[3], damage, other: files[4]);

        var verified = await store.VerifyAsync(result.Digest, null, Token);

        var chunk = Assert.Single(verified.Damage);
        Assert.False(verified.IsSound);
        Assert.Equal(expected, chunk.State);
        Assert.Equal($"sha256:{Path.GetFileName(files[3])}", chunk.Digest);
        Assert.Equal(7 * MiB, verified.BytesVerified);
        await using var stored = await store.OpenAsync(result.Digest, Token);
        var whole = await Assert.ThrowsAsync<InvalidDataException>(async () => await stored.ReadAtAsync(chunk.Offset, new byte[MiB], Token));
        var part = await Assert.ThrowsAsync<InvalidDataException>(async () => await stored.ReadAtAsync(chunk.Offset + 5, new byte[9], Token));
        Assert.Contains(chunk.Digest, whole.Message, StringComparison.Ordinal);
        Assert.Contains(chunk.Digest, part.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chunk_that_was_mended_reads_again_from_an_open_disk()
    {
        var content = MemoryDisk.RandomBytes(1, MiB);
        var store = _folder.Open();
        var result = await store.IngestAsync(MemoryDisk.Full(content), null, Token);
        await using var stored = await store.OpenAsync(result.Digest, Token);
        var file = _folder.ChunkFiles()[0];
        File.Move(file, file + ".away");
        await Assert.ThrowsAsync<InvalidDataException>(async () => await stored.ReadAtAsync(10, new byte[10], Token));

        File.Move(file + ".away", file);

        var buffer = new byte[10];
        Assert.Equal(10, await stored.ReadAtAsync(10, buffer, Token));
        Assert.Equal(content[10..20], buffer);
    }

    [Fact]
    public async Task A_sound_image_verifies()
    {
        var store = _folder.Open();
        var result = await store.IngestAsync(MemoryDisk.Mixed(seed: 9, chunks: 12), null, Token);

        var verified = await store.VerifyAsync(result.Digest, null, Token);

        Assert.True(verified.IsSound);
        Assert.Equal((8, 8L * MiB, 12L * MiB), (verified.Chunks, verified.BytesVerified, verified.VirtualSize));
    }

    [Fact]
    public async Task A_damaged_manifest_is_refused_and_still_listed()
    {
        var store = _folder.Open();
        var good = await store.IngestAsync(MemoryDisk.Mixed(seed: 1, chunks: 3), null, Token);
        var bad = await store.IngestAsync(MemoryDisk.Mixed(seed: 2, chunks: 3), null, Token);
        Break(_folder.ManifestFiles().Single(file => bad.Digest.EndsWith(Path.GetFileName(file), StringComparison.Ordinal)), "flip", "");

        var images = await store.ListAsync(Token).ToListAsync(Token);

        Assert.Equal([good.Digest], images.Where(image => image.IsReadable).Select(image => image.Digest));
        Assert.Equal([bad.Digest], images.Where(image => !image.IsReadable).Select(image => image.Digest));
        await Assert.ThrowsAsync<InvalidDataException>(() => store.OpenAsync(bad.Digest, Token));
        await Assert.ThrowsAsync<InvalidDataException>(() => store.VerifyAsync(bad.Digest, null, Token));
    }

    public void Dispose() => _folder.Dispose();

    private static void Break(string file, string damage, string other)
    {
        var bytes = File.ReadAllBytes(file);
        switch (damage)
        {
            case "flip":
                bytes[bytes.Length / 2] ^= 4;
                File.WriteAllBytes(file, bytes);
                break;
            case "flip header":
                bytes[0] ^= 1;
                File.WriteAllBytes(file, bytes);
                break;
            case "truncate":
                File.WriteAllBytes(file, bytes[..^7]);
                break;
            case "empty":
                File.WriteAllBytes(file, []);
                break;
            case "append":
                File.WriteAllBytes(file, [.. bytes, 0]);
                break;
            case "swap":
                File.Copy(other, file, overwrite: true);
                break;
            default:
                File.Delete(file);
                break;
        }
    }
}
