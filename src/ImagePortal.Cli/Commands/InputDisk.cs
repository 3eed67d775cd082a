using ImagePortal.Cli.Output;
using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Cli.Commands;

/// <summary>A disk named on the command line, and the file below it.</summary>
internal sealed class InputDisk(FileSource file, IVirtualDisk disk) : IAsyncDisposable
{
    public IVirtualDisk Disk => disk;

    /// <summary>Opens the disk; null when it is refused, which has then been said.</summary>
    public static async Task<InputDisk?> OpenAsync(string path, Arguments arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        var declared = DeclaredFormat(path, arguments);
        var file = FileSource.Open(path);
        try
        {
            var opening = await DiskOpener.OpenAsync(file, declared, cancellationToken);
            if (opening.Disk is { } disk)
            {
                return new(file, disk);
            }

            Refuse(opening, arguments, terminal);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        await file.DisposeAsync();
        return null;
    }

    /// <summary>What <c>--format</c> says, else what the file's name says.</summary>
    /// <exception cref="UsageException">There is no such format.</exception>
    public static DiskFormat? DeclaredFormat(string path, Arguments arguments) =>
        arguments.Option("--format") is not { } name ? DiskFormatNames.FromFileName(path)
        : DiskFormatNames.Find(name) ?? throw new UsageException($"There is no format \"{name}\".");

    /// <exception cref="UsageException">The format is not given, or cannot be written.</exception>
    public static DiskFormat TargetFormat(Arguments arguments)
    {
        var format = DiskFormatNames.Find(arguments.Required("--to"));
        return format is { } known && DiskWriter.Formats.Contains(known)
            ? known
            : throw new UsageException($"--to takes {string.Join(" or ", DiskWriter.Formats.Select(x => x.ToWireName()))}.");
    }

    public async ValueTask DisposeAsync()
    {
        await disk.DisposeAsync();
        await file.DisposeAsync();
    }

    private static void Refuse(DiskOpening opening, Arguments arguments, Terminal terminal)
    {
        var refusal = RefusalResult.Of(opening);
        if (arguments.Json)
        {
            terminal.WriteJson(refusal, ResultsJson.Default.RefusalResult);
            return;
        }

        var place = refusal.Offset is { } offset ? $" (byte {offset} of the file)" : "";
        var fix = refusal.Fix is null ? "" : $"\nFix: {refusal.Fix}";
        terminal.WriteError($"{refusal.Message}{place}{fix}");
    }
}
