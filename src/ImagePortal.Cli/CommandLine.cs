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
        new("store ingest", "FILE --store DIR [--format F] [--json]", "Stores a disk as an image and prints its digest.",
            ["--store", "--format"], StoreCommands.IngestAsync),
        new("store export", "DIGEST --store DIR --to raw|qcow2 OUT [--json]", "Writes a stored image as a disk.",
            ["--store", "--to"], StoreCommands.ExportAsync),
        new("store verify", "DIGEST --store DIR [--json]", "Reads every chunk of a stored image and compares it with its digest.",
            ["--store"], StoreCommands.VerifyAsync),
        new("store list", "--store DIR [--json]", "Lists the stored images.",
            ["--store"], StoreCommands.ListAsync),
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
            return await command.RunAsync(Arguments.Parse(rest, command.Options), terminal, cancellationToken);
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
