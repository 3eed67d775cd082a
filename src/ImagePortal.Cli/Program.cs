using ImagePortal.Cli;
using ImagePortal.Cli.Output;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

return await CommandLine.RunAsync(args, Terminal.OfProcess(), stop.Token);
