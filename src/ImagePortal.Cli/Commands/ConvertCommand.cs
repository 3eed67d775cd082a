using System.Diagnostics;
using ImagePortal.Cli.Output;
using ImagePortal.Disks.Formats;

namespace ImagePortal.Cli.Commands;

/// <summary><c>imageportal convert</c>: a disk written as another format.</summary>
internal static class ConvertCommand
{
    public static async Task<int> RunAsync(Arguments arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        var values = arguments.Values("FILE", "OUT");
        var format = InputDisk.TargetFormat(arguments);
        if (Path.GetFullPath(values[0]) == Path.GetFullPath(values[1]))
        {
            throw new UsageException("FILE and OUT are the same file.");
        }

        await using var input = await InputDisk.OpenAsync(values[0], arguments, terminal, cancellationToken);
        return input is null
            ? ExitCodes.Refused
            : await WriteAsync(input.Disk, format, values[1], digest: null, arguments, terminal, cancellationToken);
    }

    /// <param name="digest">Of the stored image that the disk is, if it is one.</param>
    public static async Task<int> WriteAsync(
        IVirtualDisk disk, DiskFormat format, string path, string? digest, Arguments arguments, Terminal terminal,
        CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var total = await CountAsync(disk, cancellationToken);
        var written = await terminal.WithProgressAsync($"Writing {format.ToWireName()}", progress =>
            DiskWriter.WriteAsync(disk, format, path, progress is null ? null : new DoneOf(progress, total), cancellationToken));

        var result = new WrittenResult(
            format.ToWireName(), path, disk.Length, written.BytesRead, written.BytesWritten,
            Stopwatch.GetElapsedTime(started).TotalSeconds, digest);
        if (arguments.Json)
        {
            terminal.WriteJson(result, ResultsJson.Default.WrittenResult);
        }
        else
        {
            var (size, bytes) = (Readable.Size(result.VirtualSize), Readable.Size(result.BytesWritten));
            terminal.WriteLine($"{path}: {result.Format}, {size} disk, {bytes} written");
        }

        return ExitCodes.Done;
    }

    private static async Task<long> CountAsync(IVirtualDisk disk, CancellationToken cancellationToken)
    {
        var total = 0L;
        await foreach (var extent in disk.ReadExtentsAsync(cancellationToken))
        {
            total += extent.Length;
        }

        return total;
    }

    private sealed class DoneOf(IProgress<(long Done, long Total)> progress, long total) : IProgress<long>
    {
        public void Report(long value) => progress.Report((value, total));
    }
}
