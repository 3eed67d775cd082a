namespace ImagePortal.Benchmarks;

/// <param name="Disks">The folder with the real disks.</param>
/// <param name="Work">A folder on a disk with 15 GiB of room; what is made there is removed again.</param>
/// <param name="Rounds">How often each figure is taken; the tables show the best.</param>
/// <param name="Only">The one part to run: inspect, convert, ingest, reuse, copy, latency or api. Null runs all.</param>
internal sealed record Arguments(string Disks, string Work, int Rounds, string? Only)
{
    public static Arguments? Parse(string[] args)
    {
        var values = args.Chunk(2).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]);
        var disks = values.GetValueOrDefault("--disks") ?? Environment.GetEnvironmentVariable("IMAGEPORTAL_TEST_DISKS");
        var work = values.GetValueOrDefault("--work") ?? Path.GetTempPath();
        var known = values.Keys.All(key => key is "--disks" or "--work" or "--rounds" or "--only");
        var only = values.GetValueOrDefault("--only");
        disks ??= only == "api" ? "" : null;
        return known && disks is not null && (only == "api" || Directory.Exists(disks)) && int.TryParse(values.GetValueOrDefault("--rounds", "5"), out var rounds)
            ? new(disks, work, rounds, only)
            : null;
    }
}
