using System.Diagnostics;
using ImagePortal.Core.Instances.Network;
using ImagePortal.Disks.FileSystems;

namespace ImagePortal.Core.Tests.Setup;

/// <summary>A raw disk with a system, as the tools of its file system and our readers see it.</summary>
internal sealed class GuestDisk : IDisposable
{
    private GuestDisk(string path) => Path = path;

    internal string Path { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A disk of the test's own, of what a sample holds as qcow2.</summary>
    internal static GuestDisk Of(byte[] qcow2)
    {
        var (packed, path) = (System.IO.Path.GetTempFileName(), System.IO.Path.GetTempFileName());
        File.WriteAllBytes(packed, qcow2);
        _ = Run("qemu-img", ["convert", "-f", "qcow2", "-O", "raw", packed, path]);
        File.Delete(packed);
        return new(path);
    }

    /// <summary>Tells debugfs what to change.</summary>
    internal async Task ChangeAsync(params string[] commands) => _ = Run("debugfs", ["-w", "-f", "-", await PartitionOfAsync(Path)], string.Join('\n', commands) + '\n');

    /// <summary>What debugfs says of the disk.</summary>
    internal static async Task<string> AskAsync(string path, string command) => Run("debugfs", ["-R", command, await PartitionOfAsync(path)]).Said;

    /// <summary>Whether e2fsck finds all in order.</summary>
    internal static async Task<bool> IsInOrderAsync(string path) => Run("e2fsck", ["-f", "-n", await PartitionOfAsync(path)]) is { Code: 0 };

    /// <summary>A file of the system, as our readers see it; null when there is none.</summary>
    internal static async Task<byte[]?> ReadAsync(string path, string file)
    {
        await using var disk = await SystemDisk.OpenAsync(path, TimeProvider.System, Cancellation);
        return await disk.Files!.ReadBytesAsync(file, 1 << 20, Cancellation);
    }

    internal static (int Code, string Said) Run(string program, string[] arguments, string input = "")
    {
        var start = new ProcessStartInfo(HostProgramOf(program), arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync(Cancellation);
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said + errors.GetAwaiter().GetResult());
    }

    public void Dispose() => File.Delete(Path);

    private static async Task<string> PartitionOfAsync(string path)
    {
        await using var disk = await SystemDisk.OpenAsync(path, TimeProvider.System, Cancellation);
        return $"{path}?offset={disk.Start}";
    }

    private static string HostProgramOf(string name) => File.Exists($"/usr/sbin/{name}") ? $"/usr/sbin/{name}" : name;
}
