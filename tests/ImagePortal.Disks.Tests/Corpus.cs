using System.IO.Compression;
using SharpCompress.Compressors.BZip2;
using SharpCompress.Compressors.Xz;

namespace ImagePortal.Disks.Tests;

/// <summary>The disk images of tests/corpus; its INDEX.md tells where each comes from.</summary>
internal static class Corpus
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "corpus");

    /// <summary>Rows of the index: file name and the sum of the raw content, where there is one.</summary>
    public static IEnumerable<(string Name, string Format, string Verdict, string RawSum)> Index { get; } =
        [.. File.ReadLines(Path.Combine(Folder, "INDEX.md")).Where(x => x.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(ReadRow)];

    /// <summary>The file's bytes, uncompressed where its name says that it is compressed.</summary>
    public static byte[] Read(string name)
    {
        using var file = File.OpenRead(Path.Combine(Folder, name));
        using var content = new MemoryStream();
        using var decoded = Decode(name, file);
        decoded.CopyTo(content);
        return content.ToArray();
    }

    public static MemorySource Open(string name) => new(Read(name));

    private static Stream Decode(string name, Stream file) => Path.GetExtension(name) switch
    {
        ".xz" => new XZStream(file),
        ".gz" => new GZipStream(file, CompressionMode.Decompress),
        ".zst" => new ZstdSharp.DecompressionStream(file),
        ".bz2" => BZip2Stream.Create(file, SharpCompress.Compressors.CompressionMode.Decompress, decompressConcatenated: true),
        _ => file,
    };

    private static (string Name, string Format, string Verdict, string RawSum) ReadRow(string line)
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries);
        return (cells[1], cells[3], cells[6], cells[7]);
    }
}
