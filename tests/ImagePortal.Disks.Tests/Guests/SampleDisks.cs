using System.Runtime.CompilerServices;
using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Sources;
using ImagePortal.Disks.Tests.FileSystems;

namespace ImagePortal.Disks.Tests.Guests;

/// <summary>Disks made on the spot by the scripts of infra/samples.</summary>
internal static class SampleDisks
{
    private static readonly DiskInspector Inspector = new(TimeProvider.System);

    public static void MakeWindows(string path, params string[] options)
    {
        Tools.Require("mkntfs", "wimcapture", "wimapply", "hivexregedit", "sfdisk", "qemu-img", "mke2fs");
        Tools.Run("bash", [Script("make-windows-disk.sh"), path, .. options]);
    }

    public static void MakeLinux(string path, params string[] options)
    {
        Tools.Require("mke2fs", "debugfs", "sfdisk", "qemu-img", "cpio");
        Tools.Run("bash", [Script("make-sample-disk.sh"), path, .. options]);
    }

    public static async Task<CheckReport> InspectAsync(Action<string, string[]> make, string options, CheckProfile profile)
    {
        using var folder = new TemporaryFolder();
        make(folder.File("disk.qcow2"), options.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        await using var file = FileSource.Open(folder.File("disk.qcow2"));
        return await InspectAsync(file, profile);
    }

    public static Task<CheckReport> InspectAsync(IRandomAccessSource file, CheckProfile profile) =>
        Inspector.InspectAsync(file, profile, DiskFormat.Qcow2, TestContext.Current.CancellationToken);

    private static string Script(string name, [CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "../../../infra/samples", name);
}
