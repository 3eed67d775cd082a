namespace ImagePortal.Core.Instances;

/// <summary>What to know before an instance is reinstalled.</summary>
/// <param name="Images">All that the account sees in its region, those that cannot be taken too.</param>
/// <param name="Refusal">Why it would be refused whatever the image; null where it would not.</param>
public sealed record ReinstallPlan(InstanceView Instance, string RegionName, IReadOnlyList<ReinstallChoice> Images, Error? Refusal);
