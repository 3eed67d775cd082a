namespace ImagePortal.Storage;

/// <summary>A stored image that cannot be given back whole.</summary>
/// <param name="IsManifestSound">False when the manifest itself is damaged: no one knows then what it named.</param>
/// <param name="Damage">Every chunk that is missing or damaged, in the order of the disk.</param>
public sealed record DamagedImage(string Digest, bool IsManifestSound, IReadOnlyList<DamagedChunk> Damage);
