using System.Diagnostics;
using System.Text;

namespace ImagePortal.Core.Instances.Network;

/// <summary>
/// Runs a program over a disk that is not to be trusted: in the folder of the disk, with nothing of the portal's environment, bounded in time, memory and
/// in how far it may make a file grow.
/// </summary>
internal sealed class DiskTool(string program, TimeSpan patience, TimeProvider time)
{
    private const long Memory = 1L << 30;
    private const int MostHeard = 4096;

    /// <param name="largest">Bytes that no file may grow beyond.</param>
    /// <returns>Null when it was ended because it took too long.</returns>
    internal async Task<ToolRun?> RunAsync(IReadOnlyList<string> arguments, string folder, string input, long largest, CancellationToken cancellationToken)
    {
        using var process = Start(arguments, folder, largest);
        using var late = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            var heard = Task.WhenAll(HearAsync(process.StandardOutput, either.Token), HearAsync(process.StandardError, either.Token));
            await FeedAsync(process.StandardInput, input, either.Token);
            var said = await heard;
            await process.WaitForExitAsync(either.Token);
            return new(process.ExitCode, string.Concat(said));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            End(process);
        }
    }

    private Process Start(IReadOnlyList<string> arguments, string folder, long largest)
    {
        string[] limits = ["--core=0", $"--cpu={Math.Ceiling(patience.TotalSeconds):0}", $"--as={Memory}", $"--fsize={largest}", program];
        var start = new ProcessStartInfo("prlimit", [.. limits, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        var path = start.Environment["PATH"];
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        start.Environment["LC_ALL"] = "C";
        return Process.Start(start)!;
    }

    private static async Task FeedAsync(StreamWriter to, string input, CancellationToken cancellationToken)
    {
        try
        {
            await to.WriteAsync(input.AsMemory(), cancellationToken);
            to.Close();
        }
        catch (IOException)
        {
            // It ended without reading; what it said tells why.
        }
    }

    private static async Task<string> HearAsync(StreamReader from, CancellationToken cancellationToken)
    {
        var heard = new StringBuilder();
        var buffer = new char[1024];
        while (await from.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            heard.Append(buffer, 0, Math.Min(read, MostHeard - heard.Length));
        }

        return heard.ToString();
    }

    private static void End(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
            }
        }
        catch (InvalidOperationException)
        {
            // It ended by itself meanwhile.
        }
    }
}
