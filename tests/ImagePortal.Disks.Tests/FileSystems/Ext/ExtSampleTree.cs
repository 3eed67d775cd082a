using System.Security.Cryptography;

namespace ImagePortal.Disks.Tests.FileSystems.Ext;

/// <summary>Files that try a file system: empty, tiny, inline-sized, of many blocks, sparse, and a directory of several blocks.</summary>
public sealed class ExtSampleTree : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _sums = [];
    private readonly Random _random = new(5);

    public ExtSampleTree()
    {
        Directory.CreateDirectory(Path.Combine(Root, "dir/many"));
        foreach (var size in new[] { 0, 1, 59, 60, 61, 100, 150, 159, 160, 161, 900, 1024, 4095, 4097, 70_000, 3_000_000 })
        {
            Add($"/size-{size}", Noise(size));
        }

        var sparse = new byte[1_000_000];
        Noise(5000).CopyTo(sparse, 600_000);
        sparse[^1] = 1;
        Add("/dir/sparse", sparse);
        for (var i = 0; i < 250; i++)
        {
            Add($"/dir/many/a-rather-long-name-of-a-file-{i:000}", [(byte)i]);
        }
    }

    public string Root => _folder.File("tree");

    /// <summary>Path and SHA-256 of each file, in order.</summary>
    public IEnumerable<string> Sums => _sums.Order();

    public void Dispose() => _folder.Dispose();

    private byte[] Noise(int size)
    {
        var content = new byte[size];
        _random.NextBytes(content);
        return content;
    }

    private void Add(string path, byte[] content)
    {
        File.WriteAllBytes(Root + path, content);
        _sums.Add($"{path} {Convert.ToHexString(SHA256.HashData(content))}");
    }
}
