namespace ImagePortal.Fuzz;

/// <summary>A file that is read well, and the pieces of it that a reader goes by.</summary>
/// <param name="Pieces">Pieces worth changing; each is as likely as the other, so small ones are hit more often.</param>
internal sealed record FuzzSeed(string Name, byte[] Bytes, IReadOnlyList<(int Offset, int Count)> Pieces)
{
    /// <summary>The pieces are all that is read when nothing is broken.</summary>
    public static async Task<FuzzSeed> ReadByAsync(FuzzRun run, string name, byte[] bytes)
    {
        var reads = new List<(int Offset, int Count)>();
        await run(new FuzzSource(bytes, bytes.Length, reads), new Random(0));
        return new(name, bytes, [.. reads.Distinct()]);
    }
}
