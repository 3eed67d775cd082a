using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Instances;

/// <summary>A node that runs instances, as it last said itself.</summary>
public sealed class InstanceHost(string id, string name)
{
    public const int MaxIdLength = 32;
    public const int MaxNameLength = 128;

    /// <summary>Kept beside the disks, so that it stays when the node gets another name.</summary>
    public string Id { get; private set; } = id;

    /// <summary>The node's name, for people.</summary>
    public string Name { get; private set; } = name;

    /// <summary>Regions that it serves; none stands for all.</summary>
    public IReadOnlyList<RegionCode> Regions { get; private set; } = [];

    public DateTimeOffset SeenAt { get; private set; }

    public Guid Version { get; private set; } = Guid.NewGuid();

    public void Seen(string name, IReadOnlyList<RegionCode> regions, DateTimeOffset now) =>
        (Name, Regions, SeenAt, Version) = (name, regions, now, Guid.NewGuid());

    public bool Serves(RegionCode region) => Regions.Count == 0 || Regions.Contains(region);
}
