using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Instances;

/// <summary>Which instances of a region to list, newest first.</summary>
/// <param name="Text">Part of a name, an id of an instance or image, or a private address; empty for all.</param>
/// <param name="Ids">These only; null for all.</param>
public sealed record InstanceQuery(RegionCode Region, string Text = "", IReadOnlyCollection<InstanceId>? Ids = null, int Skip = 0, int Take = 100);
