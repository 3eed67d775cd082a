using ImagePortal.Disks.Sources;

namespace ImagePortal.Fuzz;

/// <summary>Reads a file as the portal would. Throws only where a reader breaks its contract.</summary>
internal delegate Task FuzzRun(IRandomAccessSource file, Random random);

/// <summary>Changes a seed.</summary>
internal delegate void FuzzMutation(FuzzCase target, FuzzSeed seed, Random random);

/// <summary>One reader under test.</summary>
/// <param name="Seal">Makes sums right after a mutation: else they would be all that is tested. Null where the format has none.</param>
internal sealed record FuzzTarget(string Name, FuzzRun Run, Func<Task<IReadOnlyList<FuzzSeed>>> MakeSeeds, Action<FuzzCase>? Seal = null)
{
    public FuzzMutation Mutate { get; init; } = (target, seed, random) => new Mutator(random).Mutate(target, seed);
}
