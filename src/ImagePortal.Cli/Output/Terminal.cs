using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ImagePortal.Cli.Commands;
using Spectre.Console;

namespace ImagePortal.Cli.Output;

/// <summary>Where a command's words go: results to the output, all else to the error output, so that results can be piped on.</summary>
internal sealed class Terminal
{
    private const int WidthWithoutTerminal = 140;

    private readonly TextWriter _output;
    private readonly IAnsiConsole _errors;

    private Terminal(TextWriter output, TextWriter errors, bool isInteractive)
    {
        _output = output;
        Console = CreateConsole(output, isInteractive);
        _errors = CreateConsole(errors, isInteractive);
    }

    /// <summary>For tables on the output.</summary>
    public IAnsiConsole Console { get; }

    public static Terminal OfProcess() => new(System.Console.Out, System.Console.Error, isInteractive: !System.Console.IsOutputRedirected);

    /// <summary>For tests: plain text, no progress.</summary>
    public static Terminal Of(TextWriter output, TextWriter errors) => new(output, errors, isInteractive: false);

    public void WriteLine(string line) => _output.WriteLine(Readable.Of(line));

    public void WriteError(string message) => _errors.WriteLine("imageportal: " + Readable.Of(message), Color.Red);

    /// <summary>Text that is safe already, such as JSON.</summary>
    public void WriteRaw(string text) => _output.WriteLine(text);

    public void WriteJson<T>(T value, JsonTypeInfo<T> type) => WriteRaw(JsonSerializer.Serialize(value, type));

    public void WriteHelp(IReadOnlyList<Command> commands)
    {
        Console.WriteLine("imageportal: inspects, converts and stores disk images.");
        Console.WriteLine();
        foreach (var command in commands)
        {
            Console.WriteLine($"  imageportal {command.Name} {command.Usage}", new Style(decoration: Decoration.Bold));
            Console.WriteLine($"      {command.Summary}");
        }

        Console.WriteLine();
        Console.WriteLine(StoreAddress.Help);
        Console.WriteLine();
        Console.WriteLine("Exit codes: 0 done or accepted, 1 refused or damaged, 2 bad usage or not readable.");
    }

    /// <summary>Runs work with a progress bar on the error output, where that is a terminal.</summary>
    /// <param name="work">Gets what it reports to: bytes done, and bytes in all.</param>
    public Task<T> WithProgressAsync<T>(string title, Func<IProgress<(long Done, long Total)>?, Task<T>> work) => RunAsync(
        work,
        bar => new TaskProgress(bar.AddTask(title), null),
        new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new TransferSpeedColumn(), new RemainingTimeColumn());

    /// <summary>The same for work that counts things: looks busy until it knows how many there are, then says how many are done.</summary>
    /// <param name="things">What is counted, in the plural.</param>
    public Task<T> WithCountAsync<T>(string title, string things, Func<IProgress<(long Done, long Total)>?, Task<T>> work) => RunAsync(
        work,
        bar => new TaskProgress(bar.AddTask(title).IsIndeterminate(), (done, total) => $"{title}, {done:N0} of {total:N0} {things}"),
        new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn());

    private Task<T> RunAsync<T>(
        Func<IProgress<(long Done, long Total)>?, Task<T>> work, Func<ProgressContext, TaskProgress> begin, params ProgressColumn[] columns) =>
        !_errors.Profile.Capabilities.Interactive || System.Console.IsErrorRedirected
            ? work(null)
            : _errors.Progress().AutoClear(true).Columns(columns).StartAsync(context => work(begin(context)));

    private static IAnsiConsole CreateConsole(TextWriter writer, bool isInteractive)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isInteractive ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = isInteractive ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isInteractive)
        {
            console.Profile.Width = WidthWithoutTerminal;
        }

        return console;
    }

    private sealed class TaskProgress(ProgressTask task, Func<long, long, string>? words) : IProgress<(long Done, long Total)>
    {
        public void Report((long Done, long Total) value)
        {
            if (words is not null)
            {
                task.Description = words(value.Done, value.Total);
                task.IsIndeterminate = false;
            }

            task.MaxValue = Math.Max(1, value.Total);
            task.Value = value.Done;
        }
    }
}
