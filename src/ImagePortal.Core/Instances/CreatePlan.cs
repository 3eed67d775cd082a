namespace ImagePortal.Core.Instances;

/// <summary>What to know before an image is made from an instance.</summary>
/// <param name="Places">Places taken in the region before it (R13).</param>
/// <param name="OperationsToday">Operations of the day used before it (R14).</param>
/// <param name="ResetsAt">When the region's next day begins (D3).</param>
/// <param name="Refusal">Why it would be refused whatever the name; null where it would not.</param>
public sealed record CreatePlan(
    InstanceView Instance, string RegionName, int Places, int PlacesLimit, int OperationsToday, int OperationsLimit, DateTimeOffset ResetsAt, Error? Refusal);
