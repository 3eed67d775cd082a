namespace ImagePortal.Benchmarks;

/// <summary>The inspection of the real disk in every format, beside the tools that look into disks.</summary>
internal sealed class InspectPart(Tool tool, string disks, string work, int rounds, IReadOnlyList<string> names)
{
    private const string Offset = "2048";

    /// <summary>What the tools are asked: less than our report, but for the last.</summary>
    private static readonly (string What, string Disk, string[][] Commands)[] Others =
    [
        ("qemu-img info (format and size)", "debian12.qcow2", [["qemu-img", "info", "--output=json"]]),
        ("sleuthkit mmls, fsstat, fls (table, file system, names of /)", "debian12.raw", [["mmls"], ["fsstat", "-o", Offset], ["fls", "-o", Offset]]),
        ("libguestfs virt-inspector --no-applications (guest)", "debian12.qcow2", [["virt-inspector", "--no-applications", "-a"]]),
    ];

    public async Task RunAsync()
    {
        Table.Begin("inspection", "tool ms", "warm ms", "read MiB", "reads", "allocated MiB", "peak MiB", "verdict");
        foreach (var name in names)
        {
            var runs = await Commands.WorkAsync(new(Worker.Inspect, PathOf(name), Path.Combine(work, "store")), rounds * 5);
            var seconds = new List<double>();
            while (seconds.Count < rounds)
            {
                seconds.Add((await tool.TimeAsync(["inspect", PathOf(name)])).Seconds);
            }

            Table.Row(
                name,
                Table.Number(seconds.Min() * 1000, 0),
                Table.Number(runs.Min(x => x.Seconds) * 1000, 1),
                Table.MiB(runs[0].BytesRead),
                $"{runs[0].Reads}",
                Table.MiB(runs.Min(x => x.AllocatedBytes)),
                Table.MiB(runs[^1].PeakBytes),
                runs[0].Outcome);
        }

        Table.Begin("beside it", "disk", "ms");
        foreach (var (what, disk, commands) in Others)
        {
            var best = double.MaxValue;
            for (var round = 0; round < rounds && best is not -1; round++)
            {
                best = Math.Min(best, await SecondsAsync(PathOf(disk), commands) ?? -1);
            }

            Table.Row(what, disk, best < 0 ? "did not run here" : Table.Number(best * 1000, 0));
        }
    }

    private static async Task<double?> SecondsAsync(string disk, string[][] commands)
    {
        var seconds = 0.0;
        foreach (var command in commands)
        {
            if (await Commands.TryAsync(command[0], [.. command[1..], disk]) is not { } one)
            {
                return null;
            }

            seconds += one;
        }

        return seconds;
    }

    private string PathOf(string name) => Path.Combine(disks, name);
}
