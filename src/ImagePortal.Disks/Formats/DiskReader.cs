using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.Formats.Qcow2;
using ImagePortal.Disks.Formats.Raw;
using ImagePortal.Disks.Formats.Vhd;
using ImagePortal.Disks.Formats.Vmdk;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Formats;

/// <summary>What is done with a format once it is identified: opened, or refused with the command that makes it readable.</summary>
internal sealed class DiskReader(Func<IRandomAccessSource, CancellationToken, Task<DiskOpening>> open)
{
    private static readonly Dictionary<DiskFormat, DiskReader> ByFormat = new()
    {
        [DiskFormat.Raw] = new((file, _) => Task.FromResult(DiskOpening.Opened(new RawDisk(file)))),
        [DiskFormat.Qcow2] = new(Qcow2Opener.OpenAsync),
        [DiskFormat.Vhd] = new(VhdOpener.OpenAsync),
        [DiskFormat.Vmdk] = new(VmdkOpener.OpenAsync),
        [DiskFormat.Vhdx] = Refusing(DiskFormat.Vhdx, "VHDX disks are not read.", Convert("vhdx")),
        [DiskFormat.Vdi] = Refusing(DiskFormat.Vdi, "VDI disks are not read.", Convert("vdi")),
        [DiskFormat.Parallels] = Refusing(DiskFormat.Parallels, "Parallels disks are not read.", Convert("parallels")),
        [DiskFormat.Ova] = Refusing(
            DiskFormat.Ova, "An OVA file is an archive around a disk.", "tar -xf FILE\nqemu-img convert -f vmdk -O qcow2 DISK.vmdk OUT"),
        [DiskFormat.Iso] = Refusing(
            DiskFormat.Iso, "An ISO file is an installation medium, not a disk.",
            "Install a system from it on a virtual machine, then import that machine's disk."),
        [DiskFormat.Gzip] = Refusing(DiskFormat.Gzip, "The file is compressed with gzip.", "gunzip FILE"),
        [DiskFormat.Xz] = Refusing(DiskFormat.Xz, "The file is compressed with xz.", "xz -d FILE"),
        [DiskFormat.Bzip2] = Refusing(DiskFormat.Bzip2, "The file is compressed with bzip2.", "bunzip2 FILE"),
        [DiskFormat.Zstd] = Refusing(DiskFormat.Zstd, "The file is compressed with zstd.", "zstd -d FILE"),
        [DiskFormat.Zip] = Refusing(DiskFormat.Zip, "The file is a zip archive.", "unzip FILE"),
        [DiskFormat.Qed] = Refusing(DiskFormat.Qed, "QED disks are not read.", Convert("qed")),
        [DiskFormat.Dmg] = Refusing(DiskFormat.Dmg, "Apple disk images are not read.", Convert("dmg")),
        [DiskFormat.Tar] = Refusing(DiskFormat.Tar, "The file is a tar archive.", "tar -xf FILE"),
        [DiskFormat.SevenZip] = Refusing(DiskFormat.SevenZip, "The file is a 7z archive.", "7z x FILE"),
        [DiskFormat.Lz4] = Refusing(DiskFormat.Lz4, "The file is compressed with lz4.", "lz4 -d FILE"),
    };

    public static DiskReader For(DiskFormat format) => ByFormat[format];

    public Task<DiskOpening> OpenAsync(IRandomAccessSource file, CancellationToken cancellationToken) => open(file, cancellationToken);

    private static DiskReader Refusing(DiskFormat format, string message, string fix) =>
        new((_, _) => Task.FromResult(DiskOpening.Refused(format, new(CriterionIds.Format, null, message, fix))));

    private static string Convert(string format) => $"qemu-img convert -f {format} -O qcow2 IN OUT";
}
