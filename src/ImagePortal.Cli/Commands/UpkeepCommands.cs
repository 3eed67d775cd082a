using System.Globalization;
using ImagePortal.Cli.Output;
using ImagePortal.Storage;

namespace ImagePortal.Cli.Commands;

/// <summary><c>imageportal store verify|gc</c>: what keeps a store sound and small.</summary>
internal static class UpkeepCommands
{
    public const string RemoveDamaged = "--remove-damaged";

    public static Task<int> VerifyAsync(Arguments arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        var store = StoreAddress.OpenExisting(arguments, "--store");
        if (arguments.Count == 0)
        {
            return ScrubAsync(store, arguments, terminal, cancellationToken);
        }

        var digest = arguments.Values("DIGEST")[0];
        return arguments.Has(RemoveDamaged)
            ? throw new UsageException($"{RemoveDamaged} is for a whole store: leave DIGEST out.")
            : VerifyImageAsync(store, digest, arguments, terminal, cancellationToken);
    }

    public static async Task<int> CollectAsync(Arguments arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        arguments.Values();
        var options = arguments.Option("--grace") is { } grace ? new CollectOptions { Grace = ParseTime(grace) } : new();
        var store = StoreAddress.OpenExisting(arguments, "--store");
        var result = CollectedResult.Of(await terminal.WithCountAsync(
            "Collecting", "chunks", progress => store.CollectAsync(options with { Progress = ProgressOf.Chunks(progress) }, cancellationToken)));
        if (arguments.Json)
        {
            terminal.WriteJson(result, ResultsJson.Default.CollectedResult);
        }
        else
        {
            terminal.WriteLine($"{result.ChunksCollected} chunks collected, {Readable.Size(result.BytesFreed)}; {result.ChunksKept} chunks kept");
        }

        return ExitCodes.Done;
    }

    private static async Task<int> VerifyImageAsync(
        ImageStore store, string digest, Arguments arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        var result = VerifiedResult.Of(await terminal.WithProgressAsync(
            "Verifying", progress => store.VerifyAsync(digest, ProgressOf.Bytes(progress), cancellationToken)));
        if (arguments.Json)
        {
            terminal.WriteJson(result, ResultsJson.Default.VerifiedResult);
        }
        else
        {
            DamageText.Write(result.Damage, terminal);
            terminal.WriteLine($"{digest}: {Verdict(result.Sound)}, {result.Chunks} chunks, {Readable.Size(result.BytesVerified)} verified");
        }

        return result.Sound ? ExitCodes.Done : ExitCodes.Refused;
    }

    private static async Task<int> ScrubAsync(ImageStore store, Arguments arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        var mode = arguments.Has(RemoveDamaged) ? ScrubMode.RemoveDamaged : ScrubMode.Report;
        var result = ScrubbedResult.Of(await terminal.WithProgressAsync(
            "Verifying", progress => store.ScrubAsync(mode, ProgressOf.Bytes(progress), cancellationToken)));
        if (arguments.Json)
        {
            terminal.WriteJson(result, ResultsJson.Default.ScrubbedResult);
            return result.Sound ? ExitCodes.Done : ExitCodes.Refused;
        }

        foreach (var image in result.DamagedImages)
        {
            terminal.WriteError($"{image.Digest} is damaged{(image.IsManifestSound ? "" : ": its manifest")}");
            DamageText.Write(image.Damage, terminal);
        }

        var removed = result.ChunksDamaged > 0 ? $", {result.ChunksDamaged} damaged, {result.ChunksRemoved} removed" : "";
        terminal.WriteLine(
            $"{Verdict(result.Sound)}: {result.Images} images, {result.Chunks} chunks{removed}, {Readable.Size(result.BytesRead)} read");
        return result.Sound ? ExitCodes.Done : ExitCodes.Refused;
    }

    private static string Verdict(bool sound) => sound ? "sound" : "DAMAGED";

    /// <exception cref="UsageException">The text is no number of minutes, hours or days.</exception>
    private static TimeSpan ParseTime(string text)
    {
        var unit = text.Length == 0 ? TimeSpan.Zero : text[^1] switch
        {
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            _ => TimeSpan.Zero,
        };
        return unit > TimeSpan.Zero && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count < 100_000
            ? count * unit
            : throw new UsageException("--grace takes a time such as 30m, 24h or 7d.");
    }
}
