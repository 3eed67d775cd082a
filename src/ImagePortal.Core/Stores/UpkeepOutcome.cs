using ImagePortal.Core.Operations;

namespace ImagePortal.Core.Stores;

/// <param name="Report">As JSON, for <see cref="StoreUpkeep.LastReport"/>.</param>
internal sealed record UpkeepOutcome(string Report) : OperationOutcome;
