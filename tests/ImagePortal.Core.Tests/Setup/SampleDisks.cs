using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace ImagePortal.Core.Tests.Setup;

/// <summary>Small disks that pass every criterion, or fail exactly one; made once a run by the script of the repository.</summary>
internal static class SampleDisks
{
    private static readonly ConcurrentDictionary<string, Lazy<byte[]>> Made = new();

    internal static byte[] Good => Make("");

    internal static byte[] Make(string option) => Make(
        Path.Combine(AppContext.BaseDirectory, "infra", "make-sample-disk.sh"), option, ["qemu-img", "sfdisk", "mke2fs", "debugfs", "cpio", "mkfs.xfs"]);

    internal static byte[] MakeWindows(string option = "") =>
        Make(ScriptForWindows(), option, ["qemu-img", "sfdisk", "mkntfs", "ntfscp", "wimcapture", "wimapply", "hivexregedit"]);

    private static byte[] Make(string script, string option, string[] tools)
    {
        Assert.SkipUnless(tools.All(IsInstalled), $"The sample disks need {string.Join(", ", tools.Where(x => !IsInstalled(x)))} (see infra/samples/{Path.GetFileName(script)})");
        return Made.GetOrAdd($"{script} {option}", _ => new Lazy<byte[]>(() => Run(script, option))).Value;
    }

    /// <summary>It takes a registry of the corpus, and is run where it lies.</summary>
    private static string ScriptForWindows([CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "../../../infra/samples/make-windows-disk.sh");

    private static bool IsInstalled(string tool) =>
        $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/sbin".Split(':').Any(x => File.Exists(Path.Combine(x, tool)));

    private static byte[] Run(string script, string option)
    {
        var disk = Path.GetTempFileName();
        string[] arguments = [script, disk, .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        using var process = Process.Start(new ProcessStartInfo("bash", arguments) { RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, said);
        var bytes = File.ReadAllBytes(disk);
        File.Delete(disk);
        return bytes;
    }
}
