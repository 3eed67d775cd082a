using ImagePortal.Cli.Output;
using ImagePortal.Storage;

namespace ImagePortal.Cli.Commands;

/// <summary><c>imageportal store ingest|export|list|forget</c>: images of one store.</summary>
internal static class StoreCommands
{
    public static async Task<int> IngestAsync(Arguments arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        var path = arguments.Values("FILE")[0];
        arguments.Required("--store");
        await using var input = await InputDisk.OpenAsync(path, arguments, terminal, cancellationToken);
        if (input is null)
        {
            return ExitCodes.Refused;
        }

        var store = StoreAddress.Open(arguments, "--store");
        var result = IngestedResult.Of(await terminal.WithProgressAsync(
            "Storing", progress => store.IngestAsync(input.Disk, ProgressOf.Bytes(progress), cancellationToken)));
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
        await using var disk = await StoreAddress.OpenExisting(arguments, "--store").OpenAsync(values[0], cancellationToken);
        return await ConvertCommand.WriteAsync(disk, format, values[1], values[0], arguments, terminal, cancellationToken);
    }

    public static async Task<int> ListAsync(Arguments arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        arguments.Values();
        var images = await StoreAddress.OpenExisting(arguments, "--store").ListAsync(cancellationToken).ToListAsync(cancellationToken);
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

    public static async Task<int> ForgetAsync(Arguments arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        var digest = arguments.Values("DIGEST")[0];
        if (!await StoreAddress.OpenExisting(arguments, "--store").ForgetAsync(digest, cancellationToken))
        {
            throw new UnknownImageException(digest);
        }

        if (arguments.Json)
        {
            terminal.WriteJson(new(digest), ResultsJson.Default.ForgottenResult);
        }
        else
        {
            terminal.WriteLine($"{digest}: forgotten; its content goes with the next collection");
        }

        return ExitCodes.Done;
    }
}
