using System.Security.Cryptography;
using ImagePortal.Core.Instances.Network;
using ImagePortal.Disks.FileSystems;

namespace ImagePortal.Core.Tests.Setup;

/// <summary>All files of a Windows disk's system volume.</summary>
internal static class NtfsFiles
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Digests by path; the volume's own files are left out.</summary>
    internal static async Task<Dictionary<string, string>> ReadAsync(string path)
    {
        await using var disk = await SystemDisk.OpenAsync(path, TimeProvider.System, Cancellation);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var waiting = new Stack<string>([""]);
        while (waiting.TryPop(out var folder))
        {
            foreach (var entry in (await disk.Files!.ListAsync(folder + "/", Cancellation))!.Where(x => x.Name[0] != '$'))
            {
                if (entry.Kind == FileKind.Directory)
                {
                    waiting.Push($"{folder}/{entry.Name}");
                }
                else if (await disk.Files.ReadBytesAsync($"{folder}/{entry.Name}", int.MaxValue >> 1, Cancellation) is { } bytes)
                {
                    found.Add($"{folder}/{entry.Name}", Convert.ToHexString(SHA256.HashData(bytes)));
                }
            }
        }

        return found;
    }

    /// <summary>What the tools of ntfs-3g read from it.</summary>
    internal static async Task<string> AskNtfscatAsync(string path, string file)
    {
        var volume = Path.GetTempFileName();
        try
        {
            await using (var disk = await SystemDisk.OpenAsync(path, TimeProvider.System, Cancellation))
            {
                await using var from = File.OpenRead(path);
                await using var to = File.OpenWrite(volume);
                from.Position = disk.Start;
                await from.CopyToAsync(to, Cancellation);
            }

            return GuestDisk.Run("ntfscat", [volume, file]).Said;
        }
        finally
        {
            File.Delete(volume);
        }
    }
}
