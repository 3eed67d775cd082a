using ImagePortal.Disks.Formats;

namespace ImagePortal.Storage.Tests;

/// <summary>A store in a folder of its own that goes with it.</summary>
internal sealed class StoreFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("imageportal-store-").FullName;

    /// <summary>Breaks a chunk without changing its size.</summary>
    public string FlipChunk(int index)
    {
        var file = ChunkFiles()[index];
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 4;
        File.WriteAllBytes(file, bytes);
        return $"sha256:{System.IO.Path.GetFileName(file)}";
    }

    public ImageStore Open() => ImageStore.OpenFolder(Path);

    /// <summary>The files of chunks, in the order of their names.</summary>
    public string[] ChunkFiles() => FilesOf("chunks");

    public string[] ManifestFiles() => FilesOf("manifests");

    /// <summary>What writers left behind; the file they take turns by stays.</summary>
    public string[] TempFolders() => System.IO.Path.Combine(Path, "tmp") is var folder && Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];

    public static async Task<byte[]> ReadAllAsync(IVirtualDisk disk, int step = 3 << 20)
    {
        var content = new byte[disk.Length];
        for (var offset = 0; offset < content.Length; offset += step)
        {
            var count = Math.Min(step, content.Length - offset);
            Assert.Equal(count, await disk.ReadAtAsync(offset, content.AsMemory(offset, count), TestContext.Current.CancellationToken));
        }

        return content;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private string[] FilesOf(string folder) =>
        System.IO.Path.Combine(Path, folder) is var path && Directory.Exists(path)
            ? [.. Directory.GetFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
            : [];
}
