using System.Text;

namespace ImagePortal.Disks.FileSystems;

/// <summary>Whole small files.</summary>
public static class FileSystemReading
{
    private const int TextCap = 256 << 10;

    /// <summary>Up to <paramref name="cap"/> bytes from a file's start; null when the path leads to no regular file.</summary>
    public static async Task<byte[]?> ReadBytesAsync(
        this IFileSystemReader files, string path, int cap, CancellationToken cancellationToken)
    {
        await using var file = await files.OpenAsync(path, cancellationToken);
        if (file is null)
        {
            return null;
        }

        var bytes = new byte[(int)Math.Min(cap, file.Length)];
        var read = await file.ReadAtAsync(0, bytes, cancellationToken);
        return bytes[..read];
    }

    /// <summary>A text file's first 256 KiB; bytes that are no UTF-8 become U+FFFD.</summary>
    public static async Task<string?> ReadTextAsync(this IFileSystemReader files, string path, CancellationToken cancellationToken) =>
        await files.ReadBytesAsync(path, TextCap, cancellationToken) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>Names in a directory in ordinal order; empty when there is no such directory.</summary>
    public static async Task<IReadOnlyList<string>> NamesAsync(this IFileSystemReader files, string path, CancellationToken cancellationToken) =>
        await files.ListAsync(path, cancellationToken) is { } entries
            ? [.. entries.Select(x => x.Name).Order(StringComparer.Ordinal)]
            : [];
}
