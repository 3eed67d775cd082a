using ImagePortal.Cli.Output;
using ImagePortal.Storage;

namespace ImagePortal.Cli.Commands;

/// <summary><c>imageportal store copy|repair</c>: what two stores do for each other.</summary>
internal static class TransferCommands
{
    public static async Task<int> CopyAsync(Arguments arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        var digest = arguments.Values("DIGEST")[0];
        arguments.Required("--to");
        var source = StoreAddress.OpenExisting(arguments, "--from");
        var transfer = new ImageTransfer(source, StoreAddress.Open(arguments, "--to"));
        var result = CopiedResult.Of(await terminal.WithProgressAsync(
            "Copying", progress => transfer.RunAsync(digest, ProgressOf.Transfer(progress), cancellationToken)));
        if (arguments.Json)
        {
            terminal.WriteJson(result, ResultsJson.Default.CopiedResult);
        }
        else
        {
            var (written, reused) = (Readable.Size(result.BytesWritten), Readable.Size(result.BytesReused));
            terminal.WriteLine($"{digest}: {result.ChunksWritten} of {result.Chunks} chunks moved, {written}; {reused} there before");
        }

        return ExitCodes.Done;
    }

    public static async Task<int> RepairAsync(Arguments arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        var digest = arguments.Values("DIGEST")[0];
        var repair = new ImageRepair(StoreAddress.OpenExisting(arguments, "--store"), StoreAddress.OpenExisting(arguments, "--from"));
        var result = RepairedResult.Of(await terminal.WithProgressAsync(
            "Repairing", progress => repair.RunAsync(digest, ProgressOf.Bytes(progress), cancellationToken)));
        if (arguments.Json)
        {
            terminal.WriteJson(result, ResultsJson.Default.RepairedResult);
        }
        else
        {
            DamageText.Write(result.Damage, terminal);
            var verdict = result.Sound ? "sound" : "DAMAGED";
            terminal.WriteLine($"{digest}: {verdict}, {result.ChunksRepaired} of {result.Chunks} chunks repaired, {Readable.Size(result.BytesWritten)}");
        }

        return result.Sound ? ExitCodes.Done : ExitCodes.Refused;
    }
}
