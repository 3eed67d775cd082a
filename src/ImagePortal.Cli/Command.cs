using ImagePortal.Cli.Output;

namespace ImagePortal.Cli;

/// <summary>One line of the tool's menu.</summary>
/// <param name="Name">One or two words.</param>
/// <param name="Usage">What follows the name.</param>
/// <param name="Options">Options that take a value.</param>
internal sealed record Command(
    string Name,
    string Usage,
    string Summary,
    IReadOnlyCollection<string> Options,
    Func<Arguments, Terminal, CancellationToken, Task<int>> RunAsync)
{
    /// <summary>Options that take none.</summary>
    public IReadOnlyCollection<string> Switches { get; init; } = ["--json"];
}
