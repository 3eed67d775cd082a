namespace ImagePortal.Storage.Tests;

public sealed class FullDiskTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_is_told_with_what_to_do_and_run_again_after_room_was_made()
    {
        using var mount = Mount.OfSize("90m");
        var folder = Path.Combine(mount.Path, "store");
        var disk = MemoryDisk.Full(MemoryDisk.RandomBytes(1, 120 << 20));

        var full = await Assert.ThrowsAsync<StoreFullException>(() => ImageStore.OpenFolder(folder).IngestAsync(disk, null, Token));

        Assert.Contains("Free room", full.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(Path.Combine(folder, "tmp")));
        Assert.False(Directory.Exists(Path.Combine(folder, "manifests")));
        mount.Remount("size=200m");
        var result = await ImageStore.OpenFolder(folder).IngestAsync(disk, null, Token);
        Assert.Equal((64, 56), (result.ChunksReused, result.ChunksWritten));
        Assert.True((await ImageStore.OpenFolder(folder).VerifyAsync(result.Digest, null, Token)).IsSound);
    }

    [Fact]
    public async Task A_disk_without_room_for_a_folder_is_full_too()
    {
        using var mount = Mount.OfSize("1m,nr_inodes=3");
        var store = ImageStore.OpenFolder(Path.Combine(mount.Path, "store"));

        await Assert.ThrowsAsync<StoreFullException>(() => store.IngestAsync(MemoryDisk.Mixed(1, 3), null, Token));
    }

    [Fact]
    public async Task A_store_that_may_only_be_read_gives_its_images_and_takes_none()
    {
        using var mount = Mount.OfSize("10m");
        var disk = MemoryDisk.Mixed(seed: 1, chunks: 6);
        var result = await ImageStore.OpenFolder(mount.Path).IngestAsync(disk, null, Token);
        mount.Remount("ro");
        var store = ImageStore.OpenFolder(mount.Path);

        await Assert.ThrowsAnyAsync<IOException>(() => store.IngestAsync(disk, null, Token));

        Assert.True((await store.VerifyAsync(result.Digest, null, Token)).IsSound);
        await using var stored = await store.OpenAsync(result.Digest, Token);
        Assert.Equal(disk.Content, await StoreFolder.ReadAllAsync(stored));
    }
}
