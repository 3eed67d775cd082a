namespace ImagePortal.Core.Instances;

/// <param name="Total">How many there are in all.</param>
/// <param name="Used">Instances that count against the limit of the account in the region.</param>
/// <param name="IsServed">Whether any node runs instances there.</param>
public sealed record InstancePage(IReadOnlyList<InstanceView> Items, int Total, int Used, int Limit, bool IsServed);
