using System.Net.Sockets;
using System.Text.Json;

namespace ImagePortal.Core.Instances.Qemu;

/// <summary>Speaks QEMU's machine protocol (QMP, one JSON document a line) over the machine's socket.</summary>
internal static class QmpClient
{
    // The longest path of a socket on Linux, its closing zero left out.
    internal const int MaxPath = 107;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Gives one command. False: the machine is not there, or does not answer.</summary>
    internal static async Task<bool> TryRunAsync(string socketPath, string command, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(socketPath), patience.Token);
            await using var stream = new NetworkStream(socket);
            using var reader = new StreamReader(stream);
            await reader.ReadLineAsync(patience.Token);
            return await AskAsync(stream, reader, "qmp_capabilities", patience.Token) && await AskAsync(stream, reader, command, patience.Token);
        }
        catch (Exception gone) when (gone is SocketException or IOException or JsonException || (gone is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    private static async Task<bool> AskAsync(NetworkStream stream, StreamReader reader, string command, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(new { execute = command }), cancellationToken);

        // Events come in between.
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            using var answer = JsonDocument.Parse(line);
            if (answer.RootElement.TryGetProperty("return", out _))
            {
                return true;
            }

            if (answer.RootElement.TryGetProperty("error", out _))
            {
                return false;
            }
        }

        return false;
    }
}
