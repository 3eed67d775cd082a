namespace ImagePortal.Core.Instances;

/// <summary>How large an instance is.</summary>
public sealed record InstanceType(string Name, int Cpus, int MemoryMiB)
{
    /// <summary>Smallest first; the first is the default.</summary>
    public static IReadOnlyList<InstanceType> All { get; } =
    [
        new("S1.SMALL1", 1, 1024),
        new("S1.MEDIUM2", 2, 2048),
        new("S1.MEDIUM4", 2, 4096),
    ];

    public static InstanceType Default => All[0];

    public static InstanceType? Find(string? name) => All.FirstOrDefault(x => x.Name == name);
}
