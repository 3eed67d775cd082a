using ImagePortal.Disks.Formats.Qcow2;
using ImagePortal.Disks.Formats.Raw;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Formats;

/// <summary>Writes a disk as a file of another format. The file appears under its name only when it is complete and on the disk.</summary>
public static class DiskWriter
{
    /// <summary>Formats that can be written.</summary>
    public static IReadOnlyList<DiskFormat> Formats { get; } = [DiskFormat.Raw, DiskFormat.Qcow2];

    /// <param name="progress">Told the bytes of the virtual disk read so far.</param>
    /// <exception cref="InvalidDataException">A part of the disk cannot be decoded.</exception>
    /// <exception cref="IOException">The disk cannot be read or the file not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static async Task<DiskWriteResult> WriteAsync(
        IVirtualDisk disk, DiskFormat format, string path, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path) || !LinuxFiles.IsRegularOrUnknown(path))
        {
            throw new IOException($"{path} exists and is not a regular file.");
        }

        var unfinished = path + ".tmp";
        try
        {
            DiskWriteResult result;
            using (var file = File.OpenHandle(unfinished, FileMode.Create, FileAccess.ReadWrite))
            {
                result = format switch
                {
                    DiskFormat.Raw => await RawWriter.WriteAsync(disk, file, progress, cancellationToken),
                    DiskFormat.Qcow2 => await new Qcow2Writer(disk, file, progress).WriteAsync(cancellationToken),
                    _ => throw new NotSupportedException($"{format.ToWireName()} is not written."),
                };
                RandomAccess.FlushToDisk(file);
            }

            File.Move(unfinished, path, overwrite: true);
            return result;
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }
}
