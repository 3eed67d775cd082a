using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.FileSystems.Ntfs;

/// <summary>
/// Reads NTFS 3.0 and 3.1 without changing or replaying anything (Linux-NTFS documentation). Names are found in any case. Links, and
/// files that a filter driver keeps packed elsewhere (reparse points), lead to no file.
/// </summary>
public sealed class NtfsFileSystem : IFileSystemReader
{
    private const int RootRecord = 5;
    private const int MaxParts = 256;
    private readonly NtfsVolume _volume;
    private readonly Dictionary<long, NtfsDirectory> _directories = [];

    private NtfsFileSystem(NtfsVolume volume) => _volume = volume;

    public string Type => "ntfs";

    /// <summary>What the system that used it left undone, such as a journal to replay; null for a volume in order.</summary>
    public string? Unfinished { get; private init; }

    /// <summary>Null with a reason when it is no NTFS or its own tables are damaged.</summary>
    public static async Task<(NtfsFileSystem? FileSystem, string? Error)> OpenAsync(
        IRandomAccessSource source, InspectionBudget budget, CancellationToken cancellationToken)
    {
        var bytes = await source.TryReadAsync(0, NtfsBootSector.Size, cancellationToken);
        string? error = null;
        if (bytes is null || !NtfsBootSector.TryParse(bytes, out var boot, out error))
        {
            return (null, error ?? "no NTFS boot sector at byte 0");
        }

        if (boot.VolumeSize > source.Length)
        {
            return (null, $"the NTFS has {boot.ClusterCount} clusters of {boot.ClusterSize} bytes, more than its partition of {source.Length} bytes");
        }

        try
        {
            var volume = await NtfsVolume.OpenAsync(source, boot, budget, cancellationToken);
            await using var hibernation = await new NtfsFileSystem(volume).OpenAsync("/hiberfil.sys", cancellationToken);
            return (new(volume) { Unfinished = await NtfsState.ReadAsync(volume, hibernation, cancellationToken) }, null);
        }
        catch (InvalidDataException damage)
        {
            return (null, damage.Message);
        }
    }

    /// <exception cref="InvalidDataException">The file is encrypted, or damage was met on the way.</exception>
    public async Task<IRandomAccessSource?> OpenAsync(string path, CancellationToken cancellationToken)
    {
        if (await FindAsync(path, cancellationToken) is not { IsDirectory: false } record || record.Find(NtfsAttributeType.ReparsePoint) is not null)
        {
            return null;
        }

        return await _volume.OpenAsync(record, NtfsAttributeType.Data, "", cancellationToken);
    }

    /// <summary>Names in a directory; their short forms (8.3) are left out.</summary>
    public async Task<IReadOnlyList<FileEntry>?> ListAsync(string path, CancellationToken cancellationToken)
    {
        if (await FindAsync(path, cancellationToken) is not { IsDirectory: true } record)
        {
            return null;
        }

        var entries = await (await DirectoryAsync(record, cancellationToken)).ListAsync(cancellationToken);
        return [.. entries.Where(x => !x.IsShortName && x.Name is not ".").Select(x => new FileEntry(x.Name!, x.Kind, x.File.Number))];
    }

    /// <summary>Where the volume keeps its own tables, as bytes of the volume: all that is read and changed when a small file is made in the root.</summary>
    /// <exception cref="InvalidDataException">Damage was met on the way.</exception>
    public Task<IReadOnlyList<DiskExtent>> FindTablesAsync(CancellationToken cancellationToken) => NtfsTables.FindAsync(_volume, cancellationToken);

    public Task<string?> ReadLinkAsync(string path, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    private async Task<NtfsRecord?> FindAsync(string path, CancellationToken cancellationToken)
    {
        var at = await _volume.ReadRecordAsync(new(RootRecord), cancellationToken);
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries).Take(MaxParts))
        {
            var entry = at.IsDirectory ? await (await DirectoryAsync(at, cancellationToken)).FindAsync(part, cancellationToken) : null;
            if (entry is null)
            {
                return null;
            }

            at = await _volume.ReadRecordAsync(entry.File, cancellationToken);
        }

        return at;
    }

    private async Task<NtfsDirectory> DirectoryAsync(NtfsRecord record, CancellationToken cancellationToken)
    {
        if (!_directories.TryGetValue(record.Number, out var directory))
        {
            directory = await NtfsDirectory.OpenAsync(_volume, record, cancellationToken);
            _directories[record.Number] = directory;
        }

        return directory;
    }
}
