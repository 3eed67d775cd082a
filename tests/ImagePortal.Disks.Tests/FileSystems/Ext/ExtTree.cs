using System.Security.Cryptography;
using ImagePortal.Disks.FileSystems;
using ImagePortal.Disks.FileSystems.Ext;

namespace ImagePortal.Disks.Tests.FileSystems.Ext;

/// <summary>A whole ext file system as paths and sums.</summary>
internal static class ExtTree
{
    public static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "corpus", folder)).Select(x => $"{folder}/{Path.GetFileName(x)}").Order();

    /// <summary>Regular files by path, with the SHA-256 of their content; encrypted directories are passed over.</summary>
    public static async Task<Dictionary<string, string>> WalkAsync(byte[] volume, InspectionLimits? limits = null)
    {
        var budget = new InspectionBudget(TimeProvider.System, limits ?? InspectionLimits.Default);
        var (files, error) = await ExtFileSystem.OpenAsync(new MemorySource(volume), budget, TestContext.Current.CancellationToken);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (files is null)
        {
            throw new InvalidDataException(error);
        }

        await WalkAsync(files, "", 0, found);
        return found;
    }

    private static async Task WalkAsync(ExtFileSystem files, string folder, int depth, Dictionary<string, string> found)
    {
        foreach (var entry in await files.ListAsync(folder + "/", TestContext.Current.CancellationToken) ?? [])
        {
            var path = $"{folder}/{entry.Name}";
            if (entry.Kind == FileKind.File)
            {
                await using var file = await files.OpenAsync(path, TestContext.Current.CancellationToken);
                found[path] = file is null ? "none" : await HashAsync(file);
            }
            else if (entry.Kind == FileKind.Directory && depth < 12)
            {
                try
                {
                    await WalkAsync(files, path, depth + 1, found);
                }
                catch (InvalidDataException exception) when (exception.Message.Contains("encrypted", StringComparison.Ordinal))
                {
                    found[path] = "encrypted";
                }
            }
        }
    }

    private static async Task<string> HashAsync(Disks.Sources.IRandomAccessSource file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[50_000];
        var length = Math.Min(file.Length, 64 << 20);
        for (var at = 0L; at < length;)
        {
            var read = await file.ReadAtAsync(at, buffer, TestContext.Current.CancellationToken);
            hash.AppendData(buffer.AsSpan(0, read));
            at += read;
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
