using System.Text.Json;

namespace ImagePortal.Core.Instances.Qemu;

/// <summary>
/// A copy of a running machine's disk as it is when the copy begins: before the machine overwrites a piece, QEMU copies the old one. As qcow2, since QEMU
/// allocates every byte of a raw copy. The job goes on while the portal is down, and is known by its name.
/// </summary>
internal sealed class QemuCapture(InstanceFolder folder)
{
    private const string Job = "imageportal-capture";

    // How QEMU names the first drive with if=virtio.
    private const string Drive = "virtio0";

    // Each may take the protocol's patience.
    private const int MaxSilences = 12;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <returns>Where the copy lies; null: the machine ended before it was done.</returns>
    internal async Task<string?> RunAsync(Action<long, long> report, CancellationToken cancellationToken)
    {
        await DropAsync(cancellationToken);
        var begun = await AskAsync(
            "drive-backup",
            new Dictionary<string, object>
            {
                ["job-id"] = Job,
                ["device"] = Drive,
                ["sync"] = "full",
                ["target"] = folder.Capture,
                ["format"] = "qcow2",
                ["auto-dismiss"] = false,
            },
            cancellationToken);
        if (begun is { Error: { } refused })
        {
            throw new IOException($"QEMU begins no copy of the disk: {refused}");
        }

        while (begun is not null && await FindJobAsync(cancellationToken) is { } job)
        {
            report(job.GetProperty("current-progress").GetInt64(), job.GetProperty("total-progress").GetInt64());
            if (IsOver(job))
            {
                await AskAsync("job-dismiss", OfJob, cancellationToken);
                return job.TryGetProperty("error", out var error) ? throw new IOException($"QEMU could not copy the disk: {error.GetString()}") : folder.Capture;
            }

            await Task.Delay(Pause, cancellationToken);
        }

        return folder.FindProcess() is null ? null : throw new IOException("QEMU lost the copy of the disk.");
    }

    internal async Task DropAsync(CancellationToken cancellationToken)
    {
        var cancelled = false;
        while (await FindJobAsync(cancellationToken) is { } job)
        {
            if (IsOver(job))
            {
                await AskAsync("job-dismiss", OfJob, cancellationToken);
            }
            else if (!cancelled)
            {
                await AskAsync("job-cancel", OfJob, cancellationToken);
                cancelled = true;
            }

            await Task.Delay(Pause, cancellationToken);
        }

        File.Delete(folder.Capture);
    }

    private static Dictionary<string, object> OfJob { get; } = new() { ["id"] = Job };

    private static bool IsOver(JsonElement job) => job.GetProperty("status").GetString() is "concluded" or "null";

    /// <returns>Null: there is none, or the machine has ended.</returns>
    private async Task<JsonElement?> FindJobAsync(CancellationToken cancellationToken)
    {
        var jobs = await AskAsync("query-jobs", null, cancellationToken);
        return jobs is { Error: null } ? jobs.Returned.EnumerateArray().Select(x => (JsonElement?)x).FirstOrDefault(x => x!.Value.GetProperty("id").GetString() == Job) : null;
    }

    /// <returns>Null: the machine has ended.</returns>
    private async Task<QmpAnswer?> AskAsync(string command, IReadOnlyDictionary<string, object>? arguments, CancellationToken cancellationToken)
    {
        for (var silence = 0; folder.FindProcess() is not null; silence++)
        {
            if (await QmpClient.AskAsync(folder.Socket, command, arguments, cancellationToken) is { } answer)
            {
                return answer;
            }

            if (silence == MaxSilences)
            {
                throw new IOException("QEMU does not answer.");
            }

            await Task.Delay(Pause, cancellationToken);
        }

        return null;
    }
}
