using ImagePortal.Core.Images;
using ImagePortal.Core.Instances.Network;
using ImagePortal.Core.Operations;
using ImagePortal.Disks.Formats;
using ImagePortal.Storage;

namespace ImagePortal.Core.Instances;

/// <summary>Writes an image's content as the disk of an instance that does not run, and the network file onto it. Made again, it is made from the start.</summary>
internal sealed class DiskMaker(ImageStores stores, NetworkFileWriter files)
{
    // Left free for the database and the stores.
    private const long Headroom = 256L << 20;

    /// <param name="prepare">Makes room for it, and tells where. Called again where a disk was touched in vain.</param>
    /// <param name="network">What the network file says; null for none.</param>
    /// <returns>What became of the network file; no path and no problem where none was asked for.</returns>
    internal async Task<Result<NetworkFileResult>> MakeAsync(
        OperationContext operation, string digest, Func<CancellationToken, Task<string>> prepare, InstanceNetwork? network, CancellationToken cancellationToken)
    {
        try
        {
            var path = await WriteAsync(operation, digest, prepare, cancellationToken);
            return network is null ? new NetworkFileResult(null, null) : await AddNetworkFileAsync(operation, digest, prepare, path, network, cancellationToken);
        }
        catch (Exception lost) when (lost is UnknownImageException or InvalidDataException)
        {
            return InstanceErrors.ContentMissing;
        }
    }

    private async Task<string> WriteAsync(
        OperationContext operation, string digest, Func<CancellationToken, Task<string>> prepare, CancellationToken cancellationToken)
    {
        await using var disk = await stores.For(operation.Region).OpenAsync(digest, cancellationToken);
        var path = await prepare(cancellationToken);
        var needed = 0L;
        await foreach (var extent in disk.ReadExtentsAsync(cancellationToken))
        {
            needed += extent.Length;
        }

        if (needed > new DriveInfo(Path.GetDirectoryName(path)!).AvailableFreeSpace - Headroom)
        {
            throw new TryAgainException(InstanceErrors.NoRoom);
        }

        await operation.EnterAsync(OperationStage.Preparing, $"Writing its disk, {needed >> 20} MiB of {disk.Length >> 20} MiB.", cancellationToken);
        await DiskWriter.WriteAsync(disk, DiskFormat.Raw, path, new Progress(operation, disk.Length), cancellationToken);
        return path;
    }

    /// <summary>R76, R87. What cannot be written stops nothing; a disk that was touched in vain is made anew.</summary>
    private async Task<NetworkFileResult> AddNetworkFileAsync(
        OperationContext operation, string digest, Func<CancellationToken, Task<string>> prepare, string path, InstanceNetwork network, CancellationToken cancellationToken)
    {
        var result = await files.WriteAsync(path, network, cancellationToken);
        if (result is { Path: null, IsTouched: true })
        {
            await WriteAsync(operation, digest, prepare, cancellationToken);
        }

        await operation.LogAsync(
            result.Path is { } written
                ? $"Wrote {written}: address {network.Address}, gateway {network.Gateway}."
                : $"The network file could not be written: {result.Problem}. Its address is {network.Address}.",
            cancellationToken);
        return result;
    }

    /// <summary>Reports in the caller's thread and order.</summary>
    private sealed class Progress(OperationContext operation, long total) : IProgress<long>
    {
        public void Report(long value) => operation.Report(value, total);
    }
}
