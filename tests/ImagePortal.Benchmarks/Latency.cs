using System.Diagnostics;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Files;
using ImagePortal.Core.Imports;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Benchmarks;

/// <summary>How long pages and signed calls take while nothing runs, and while two imports run on the same node.</summary>
internal sealed class Latency(string disk, string folder)
{
    private const string Call = "DescribeImages";
    private static readonly string[] Asked = ["images/ap-guangzhou", "operations", Call];
    private static readonly string[] Regions = ["ap-guangzhou", "ap-beijing", "ap-shanghai", "ap-hongkong", "ap-singapore", "na-toronto"];
    private static readonly TimeSpan IdleFor = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, List<double>> _idle = Asked.ToDictionary(x => x, _ => new List<double>());
    private readonly Dictionary<string, List<double>> _busy = Asked.ToDictionary(x => x, _ => new List<double>());

    public async Task RunAsync()
    {
        await using var portal = await PortalRun.StartAsync(folder);
        var caller = await portal.FindCallerAsync();
        await SampleAsync(portal, _ => null, TimeSpan.FromSeconds(5));
        await SampleAsync(portal, asked => _idle[asked], IdleFor);
        foreach (var pair in Regions.Chunk(2))
        {
            await ImportAsync(portal, caller, pair);
        }

        Table.Begin("page or call", "idle p50 ms", "idle p95 ms", "importing p50 ms", "importing p95 ms", "ratio of p95", "samples");
        foreach (var asked in Asked)
        {
            var (idle, busy) = (_idle[asked], _busy[asked]);
            Table.Row(
                asked, Table.Number(At(idle, 0.5), 1), Table.Number(At(idle, 0.95), 1), Table.Number(At(busy, 0.5), 1), Table.Number(At(busy, 0.95), 1),
                Table.Number(At(busy, 0.95) / At(idle, 0.95), 2), $"{idle.Count}, {busy.Count}");
        }
    }

    /// <summary>Two imports at once, each into a store that has nothing of the disk.</summary>
    private async Task ImportAsync(PortalRun portal, Caller caller, string[] regions)
    {
        var imports = new List<OperationId>();
        foreach (var region in regions)
        {
            var size = new FileInfo(disk).Length;
            var file = (await portal.Core.GetRequiredService<CreateUpload>().RunAsync(caller, Path.GetFileName(disk), size, CancellationToken.None)).Value!;
            await using var content = File.OpenRead(disk);
            await portal.Core.GetRequiredService<AppendToUpload>().RunAsync(caller, file.Id, 0, content, null, CancellationToken.None);
            var request = new ImportRequest(new RegionCode(region), file.Id.Value, "benchmark", "");
            imports.Add((await portal.Core.GetRequiredService<StartImport>().RunAsync(caller, request, CancellationToken.None)).Value!.Operation);
        }

        var running = 0;
        var over = FollowAsync(portal, imports, count => running = count);
        while (!over.IsCompleted)
        {
            await SampleAsync(portal, asked => Volatile.Read(ref running) == regions.Length ? _busy[asked] : null, TimeSpan.FromMilliseconds(100));
        }

        await over;
    }

    private static async Task FollowAsync(PortalRun portal, List<OperationId> imports, Action<int> tell)
    {
        var states = new List<OperationState>();
        while (states.Count == 0 || states.Any(x => x is OperationState.Queued or OperationState.Running))
        {
            await Task.Delay(50);
            await using var db = portal.Core.GetRequiredService<SystemDatabase>().Open();
            states = await db.Operations.Where(x => imports.Contains(x.Id)).Select(x => x.State).ToListAsync();
            tell(states.Count(x => x == OperationState.Running));
        }

        if (states.Any(x => x != OperationState.Succeeded))
        {
            throw new InvalidOperationException($"An import ended as {string.Join(", ", states)}.");
        }
    }

    /// <param name="listOf">Where a sample goes; asked before and after a request, and null drops it.</param>
    private static async Task SampleAsync(PortalRun portal, Func<string, List<double>?> listOf, TimeSpan span)
    {
        using var api = new SignedLoad(portal.Address, connections: 1);
        var since = Stopwatch.GetTimestamp();
        for (var i = 0; Stopwatch.GetElapsedTime(since) < span; i++)
        {
            var asked = Asked[i % Asked.Length];
            var before = listOf(asked);
            var started = Stopwatch.GetTimestamp();
            await (asked == Call ? api.CallAsync() : ReadAsync(portal.Pages, asked));
            var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            if (before is not null && listOf(asked) is not null)
            {
                before.Add(took);
            }

            await Task.Delay(10);
        }
    }

    private static async Task ReadAsync(HttpClient pages, string path)
    {
        using var answer = await pages.GetAsync(path);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }

    private static double At(List<double> samples, double share) =>
        samples.Count == 0 ? double.NaN : samples.Order().ElementAt(Math.Min(samples.Count - 1, (int)(samples.Count * share)));
}
