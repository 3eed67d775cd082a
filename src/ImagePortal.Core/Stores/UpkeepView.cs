using ImagePortal.Core.Operations;

namespace ImagePortal.Core.Stores;

/// <summary>One kind of upkeep of a store as pages show it.</summary>
/// <param name="Running">What does it now.</param>
/// <param name="Report">What the last one that came to its end found.</param>
/// <param name="Failure">Why the last one did not come to its end.</param>
/// <param name="NextAt">When the portal starts the next one; null when it leaves that to operators.</param>
public sealed record UpkeepView<TReport>(OperationView? Running, TReport? Report, string? Failure, DateTimeOffset? NextAt)
    where TReport : class;
