using ImagePortal.Disks.Criteria;

namespace ImagePortal.Core.Imports;

/// <param name="Name">The source without its secrets.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Report">Null where it cannot be read in parts or is still coming, so that it is checked only once it is here.</param>
public sealed record SourceCheck(string Name, long Size, CheckReport? Report);
