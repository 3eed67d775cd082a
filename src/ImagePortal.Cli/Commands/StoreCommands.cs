using ImagePortal.Cli.Output;
using ImagePortal.Storage;

namespace ImagePortal.Cli.Commands;

/// <summary><c>imageportal store …</c>: images kept in a folder.</summary>
internal static class StoreCommands
{
    public static async Task<int> IngestAsync(Arguments arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        var path = arguments.Values("FILE")[0];
        var directory = arguments.Required("--store");
        await using var input = await InputDisk.OpenAsync(path, arguments, terminal, cancellationToken);
        if (input is null)
        {
            return ExitCodes.Refused;
        }

        var store = ImageStore.OpenFolder(directory);
        var result = IngestedResult.Of(await terminal.WithProgressAsync(
            "Storing", progress => store.IngestAsync(input.Disk, Follow(progress), cancellationToken)));
        if (arguments.Json)
        {
            terminal.WriteJson(result, ResultsJson.Default.IngestedResult);
        }
        else
        {
            terminal.WriteLine(result.Digest);
            var (read, written) = (Readable.Size(result.BytesRead), Readable.Size(result.BytesWritten));
            terminal.WriteLine($"{result.Chunks} chunks, {result.ChunksReused} of them there before; {read} read, {written} written");
        }

        return ExitCodes.Done;
    }

    public static async Task<int> ExportAsync(Arguments arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        var values = arguments.Values("DIGEST", "OUT");
        var format = InputDisk.TargetFormat(arguments);
        await using var disk = await OpenExisting(arguments).OpenAsync(values[0], cancellationToken);
        return await ConvertCommand.WriteAsync(disk, format, values[1], values[0], arguments, terminal, cancellationToken);
    }

    public static async Task<int> VerifyAsync(Arguments arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        var digest = arguments.Values("DIGEST")[0];
        var store = OpenExisting(arguments);
        var result = VerifiedResult.Of(await terminal.WithProgressAsync(
            "Verifying", progress => store.VerifyAsync(digest, Follow(progress), cancellationToken)));
        if (arguments.Json)
        {
            terminal.WriteJson(result, ResultsJson.Default.VerifiedResult);
        }
        else
        {
            WriteVerified(result, terminal);
        }

        return result.Sound ? ExitCodes.Done : ExitCodes.Refused;
    }

    public static async Task<int> ListAsync(Arguments arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        arguments.Values();
        var images = new List<StoredImage>();
        await foreach (var image in OpenExisting(arguments).ListAsync(cancellationToken))
        {
            images.Add(image);
        }

        if (arguments.Json)
        {
            terminal.WriteJson(images, ResultsJson.Default.IReadOnlyListStoredImage);
            return ExitCodes.Done;
        }

        foreach (var image in images)
        {
            var size = image.IsReadable ? $"{Readable.Size(image.VirtualSize),12} {image.Chunks,8} chunks" : "damaged manifest";
            terminal.WriteLine($"{image.Digest} {size}");
        }

        return ExitCodes.Done;
    }

    /// <summary>A mistyped folder is an error, not a new and empty store.</summary>
    private static ImageStore OpenExisting(Arguments arguments)
    {
        var directory = arguments.Required("--store");
        return Directory.Exists(directory)
            ? ImageStore.OpenFolder(directory)
            : throw new DirectoryNotFoundException($"There is no store at {directory}.");
    }

    private static void WriteVerified(VerifiedResult result, Terminal terminal)
    {
        foreach (var chunk in result.Damage)
        {
            var state = chunk.State == ChunkState.Missing ? "missing" : "damaged";
            terminal.WriteError($"chunk {chunk.Digest} at byte {chunk.Offset} is {state}");
        }

        var verdict = result.Sound ? "sound" : "DAMAGED";
        terminal.WriteLine($"{result.Digest}: {verdict}, {result.Chunks} chunks, {Readable.Size(result.BytesVerified)} verified");
    }

    private static Following? Follow(IProgress<(long Done, long Total)>? progress) => progress is null ? null : new(progress);

    private sealed class Following(IProgress<(long Done, long Total)> progress) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) => progress.Report((value.BytesDone, value.BytesTotal));
    }
}
