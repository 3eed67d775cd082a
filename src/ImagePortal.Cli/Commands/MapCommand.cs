using ImagePortal.Cli.Output;

namespace ImagePortal.Cli.Commands;

/// <summary><c>imageportal map</c>: the extents that may hold data.</summary>
internal static class MapCommand
{
    public static async Task<int> RunAsync(Arguments arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        var path = arguments.Values("FILE")[0];
        await using var input = await InputDisk.OpenAsync(path, arguments, terminal, cancellationToken);
        if (input is null)
        {
            return ExitCodes.Refused;
        }

        var extents = new List<ExtentResult>();
        await foreach (var extent in input.Disk.ReadExtentsAsync(cancellationToken))
        {
            extents.Add(new(extent.Offset, extent.Length));
        }

        if (arguments.Json)
        {
            terminal.WriteJson(extents, ResultsJson.Default.IReadOnlyListExtentResult);
            return ExitCodes.Done;
        }

        foreach (var extent in extents)
        {
            terminal.WriteLine($"{extent.Start,16} {extent.Length,16}");
        }

        return ExitCodes.Done;
    }
}
