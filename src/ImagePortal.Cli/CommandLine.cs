using ImagePortal.Cli.Commands;
using ImagePortal.Cli.Output;
using ImagePortal.Storage;

namespace ImagePortal.Cli;

/// <summary>Finds the command, runs it, and turns whatever happens into an exit code and one readable message.</summary>
internal static class CommandLine
{
    private static readonly IReadOnlyList<Command> Commands =
    [
        new("inspect", "FILE [--format F] [--profile strict|modern] [--json]", "Says if a disk can be imported, why not, and how to mend it.",
            ["--format", "--profile"], InspectCommand.RunAsync),
        new("convert", "FILE --to raw|qcow2 OUT [--format F] [--json]", "Writes a disk as another format.",
            ["--to", "--format"], ConvertCommand.RunAsync),
        new("map", "FILE [--format F] [--json]", "Lists the parts of a disk that may hold data.",
            ["--format"], MapCommand.RunAsync),
        new("store ingest", "FILE --store S [--format F] [--json]", "Stores a disk as an image and prints its digest.",
            ["--store", "--format"], StoreCommands.IngestAsync),
        new("store export", "DIGEST --store S --to raw|qcow2 OUT [--json]", "Writes a stored image as a disk.",
            ["--store", "--to"], StoreCommands.ExportAsync),
        new("store copy", "DIGEST --from S --to S [--json]", "Copies an image to another store, moving only the chunks that are missing there.",
            ["--from", "--to"], TransferCommands.CopyAsync),
        new("store verify", "[DIGEST] --store S [--remove-damaged] [--json]",
            "Reads every chunk of an image, or of the whole store, and compares it with its digest. Damaged chunks of a store can be removed:"
            + " an ingest, copy or repair then writes them anew.",
            ["--store"], UpkeepCommands.VerifyAsync) { Switches = ["--json", UpkeepCommands.RemoveDamaged] },
        new("store repair", "DIGEST --store S --from S [--json]", "Fetches missing and damaged chunks of an image from another store.",
            ["--store", "--from"], TransferCommands.RepairAsync),
        new("store list", "--store S [--json]", "Lists the stored images.",
            ["--store"], StoreCommands.ListAsync),
        new("store forget", "DIGEST --store S [--json]", "Removes an image; chunks that no other image names go with the next collection.",
            ["--store"], StoreCommands.ForgetAsync),
        new("store gc", "--store S [--grace 24h] [--json]", "Removes chunks that no image names and that are older than the grace period.",
            ["--store", "--grace"], UpkeepCommands.CollectAsync),
    ];

    public static async Task<int> RunAsync(IReadOnlyList<string> words, Terminal terminal, CancellationToken cancellationToken)
    {
        if (words.Count == 0 || words[0] is "--help" or "-h" or "help")
        {
            terminal.WriteHelp(Commands);
            return words.Count == 0 ? ExitCodes.Unusable : ExitCodes.Done;
        }

        var command = Commands.FirstOrDefault(x => IsCalled(x, words));
        if (command is null)
        {
            terminal.WriteError($"There is no command \"{words[0]}\". Call imageportal --help for the list.");
            return ExitCodes.Unusable;
        }

        return await RunAsync(command, words, terminal, cancellationToken);
    }

    private static bool IsCalled(Command command, IReadOnlyList<string> words) =>
        words.Take(command.Name.Count(c => c == ' ') + 1).SequenceEqual(command.Name.Split(' '));

    private static async Task<int> RunAsync(
        Command command, IReadOnlyList<string> words, Terminal terminal, CancellationToken cancellationToken)
    {
        try
        {
            var rest = words.Skip(command.Name.Split(' ').Length).ToList();
            return await command.RunAsync(Arguments.Parse(rest, command.Options, command.Switches), terminal, cancellationToken);
        }
        catch (UsageException exception)
        {
            terminal.WriteError($"{exception.Message}\nUsage: imageportal {command.Name} {command.Usage}");
        }
        catch (OperationCanceledException)
        {
            terminal.WriteError("Interrupted.");
            return ExitCodes.Interrupted;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException
            or UnknownImageException or FormatException or ArgumentException)
        {
            terminal.WriteError(exception.Message);
        }

        return ExitCodes.Unusable;
    }
}
