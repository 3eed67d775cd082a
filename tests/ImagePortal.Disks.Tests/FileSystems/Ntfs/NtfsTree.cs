using System.Security.Cryptography;
using ImagePortal.Disks.FileSystems;
using ImagePortal.Disks.FileSystems.Ntfs;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Tests.FileSystems.Ntfs;

/// <summary>A whole NTFS as paths and sums.</summary>
internal static class NtfsTree
{
    private const int MaxDepth = 12;

    /// <summary>Makes a volume of 48 MiB that holds a folder of this machine.</summary>
    public static byte[] Make(TemporaryFolder folder, string root, params string[] options)
    {
        Tools.Require("mkntfs", "wimcapture", "wimapply");
        var (volume, wim) = (folder.File("ntfs"), folder.File("tree.wim"));
        using (var file = File.Create(volume))
        {
            file.SetLength(48 << 20);
        }

        Tools.Run("mkntfs", ["-F", "-Q", "-q", .. options, volume]);
        Tools.Run("wimcapture", "--quiet", "--compress=none", root, wim);
        Tools.Run("wimapply", "--quiet", wim, "1", volume);
        return File.ReadAllBytes(volume);
    }

    public static async Task<NtfsFileSystem> OpenAsync(IRandomAccessSource volume, InspectionLimits? limits = null)
    {
        var budget = new InspectionBudget(TimeProvider.System, limits ?? InspectionLimits.Default);
        var (files, error) = await NtfsFileSystem.OpenAsync(volume, budget, TestContext.Current.CancellationToken);
        return files ?? throw new InvalidDataException(error);
    }

    /// <summary>Files by path, with the SHA-256 of their content; the file system's own are passed over.</summary>
    public static async Task<Dictionary<string, string>> WalkAsync(IRandomAccessSource volume, InspectionLimits? limits = null)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        await WalkAsync(await OpenAsync(volume, limits), "", 0, found);
        return found;
    }

    public static async Task<string> HashAsync(IRandomAccessSource file)
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

    private static async Task WalkAsync(NtfsFileSystem files, string folder, int depth, Dictionary<string, string> found)
    {
        foreach (var entry in await files.ListAsync(folder + "/", TestContext.Current.CancellationToken) ?? [])
        {
            var path = $"{folder}/{entry.Name}";
            if (depth == 0 && entry.Name.StartsWith('$'))
            {
                continue;
            }

            if (entry.Kind == FileKind.File)
            {
                await using var file = await files.OpenAsync(path, TestContext.Current.CancellationToken);
                found[path] = file is null ? "none" : await HashAsync(file);
            }
            else if (entry.Kind == FileKind.Directory && depth < MaxDepth)
            {
                await WalkAsync(files, path, depth + 1, found);
            }
        }
    }
}
