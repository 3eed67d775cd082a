using System.Buffers;
using ImagePortal.Disks.FileSystems;

namespace ImagePortal.Disks.Guests.Linux;

/// <summary>Kernels by their files in /boot and their directories of modules, newest first.</summary>
internal static class KernelReader
{
    private const int MaxKernels = 12;
    private static readonly SearchValues<char> Letters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._+~-");

    private static readonly string[] ImagePrefixes = ["vmlinuz-", "vmlinux-", "kernel-", "bzImage-", "Image-"];

    public static async Task<List<KernelFinding>> ReadAsync(GuestTree files, InspectionBudget budget, CancellationToken cancellationToken)
    {
        var boot = await files.NamesAsync("/boot", cancellationToken);
        var images = boot.Select(x => (File: x, Version: VersionOf(x))).Where(x => x.Version is not null)
            .DistinctBy(x => x.Version).ToDictionary(x => x.Version!, x => x.File, StringComparer.Ordinal);
        var modules = await files.NamesAsync("/lib/modules", cancellationToken);
        var versions = images.Count > 0 ? images.Keys : modules.Where(IsVersion);

        var kernels = new List<KernelFinding>();
        foreach (var version in versions.OrderDescending(KernelVersionComparer.Instance).Take(MaxKernels))
        {
            var image = images.GetValueOrDefault(version);
            var source = image is null ? $"/lib/modules/{version}" : $"/boot/{image}";
            var initramfs = InitramfsNames(version).FirstOrDefault(boot.Contains) is { } name ? $"/boot/{name}" : null;
            var (virtio, evidence) = await VirtioReader.ReadAsync(files, version, initramfs, kernels.Count == 0, budget, cancellationToken);
            kernels.Add(new(version, source, initramfs, virtio, evidence) { HasImage = image is not null });
        }

        return kernels;
    }

    /// <summary>Rescue images of dracut are no kernels to start from every day.</summary>
    private static string? VersionOf(string file)
    {
        var prefix = ImagePrefixes.FirstOrDefault(x => file.StartsWith(x, StringComparison.Ordinal));
        var version = prefix is null ? "" : file[prefix.Length..];
        version = version.EndsWith(".gz", StringComparison.Ordinal) ? version[..^3] : version;
        return IsVersion(version) && !version.StartsWith("0-rescue", StringComparison.Ordinal) ? version : null;
    }

    /// <summary>The letters of real versions: it will stand in commands that people copy.</summary>
    private static bool IsVersion(string name) =>
        name.Length > 0 && char.IsAsciiDigit(name[0]) && !name.AsSpan().ContainsAnyExcept(Letters);

    private static string[] InitramfsNames(string version) =>
        [$"initrd.img-{version}", $"initramfs-{version}.img", $"initrd-{version}", $"initrd-{version}.img", $"initramfs-{version}"];
}
