using ImagePortal.Disks.FileSystems;
using ImagePortal.Disks.Guests;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Core.Instances.Network;

/// <summary>A raw disk opened to find its system. What was read is kept: after a change it is opened anew.</summary>
internal sealed class SystemDisk : IAsyncDisposable
{
    private readonly FileSource _file;

    private SystemDisk(FileSource file, SystemVolume? system) => (_file, System) = (file, system);

    internal SystemVolume? System { get; }

    internal long Length => _file.Length;

    /// <summary>Where the system's volume begins on the disk.</summary>
    internal long Start => System!.Volume.Partition?.Start ?? 0;

    /// <summary>Bytes of the system's volume, as far as they lie on the disk.</summary>
    internal long Size => Math.Min(System!.Volume.Partition?.Size ?? Length, Length - Start);

    /// <summary>Null where there is no system.</summary>
    internal IFileSystemReader? Files => System?.Volume.Files;

    /// <exception cref="InvalidDataException">Damage was met on the way.</exception>
    /// <exception cref="BudgetExceededException">The disk took too much to read.</exception>
    internal static async Task<SystemDisk> OpenAsync(string path, TimeProvider time, CancellationToken cancellationToken)
    {
        var file = FileSource.Open(path);
        try
        {
            var budget = new InspectionBudget(time, InspectionLimits.Default);
            var cached = new CachedSource(new MeteredSource(file, budget));
            return new(file, await SystemVolume.FindAsync(cached, budget, cancellationToken));
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();
}
