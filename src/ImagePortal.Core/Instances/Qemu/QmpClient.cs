using System.Net.Sockets;
using System.Text.Json;

namespace ImagePortal.Core.Instances.Qemu;

/// <summary>Speaks QEMU's machine protocol (QMP, one JSON document a line) over the machine's socket.</summary>
internal static class QmpClient
{
    // The longest path of a socket on Linux, its closing zero left out.
    internal const int MaxPath = 107;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Gives one command. False: the machine is not there, does not answer, or cannot.</summary>
    internal static async Task<bool> TryRunAsync(string socketPath, string command, CancellationToken cancellationToken) =>
        await AskAsync(socketPath, command, null, cancellationToken) is { Error: null };

    /// <summary>Gives one command and hears the answer. Null: the machine is not there, or does not answer.</summary>
    internal static async Task<QmpAnswer?> AskAsync(
        string socketPath, string command, IReadOnlyDictionary<string, object>? arguments, CancellationToken cancellationToken)
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
            return await AskAsync(stream, reader, new { execute = "qmp_capabilities" }, patience.Token) is not { Error: null } ? null
                : arguments is null ? await AskAsync(stream, reader, new { execute = command }, patience.Token)
                : await AskAsync(stream, reader, new { execute = command, arguments }, patience.Token);
        }
        catch (Exception gone) when (gone is SocketException or IOException or JsonException || (gone is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    private static async Task<QmpAnswer?> AskAsync<T>(NetworkStream stream, StreamReader reader, T command, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(command), cancellationToken);

        // Events come in between.
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            using var answer = JsonDocument.Parse(line);
            if (answer.RootElement.TryGetProperty("return", out var returned))
            {
                return new QmpAnswer(returned.Clone(), null);
            }

            if (answer.RootElement.TryGetProperty("error", out var error))
            {
                return new QmpAnswer(default, error.TryGetProperty("desc", out var text) ? text.GetString() ?? "" : "");
            }
        }

        return null;
    }
}
