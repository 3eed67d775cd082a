using ImagePortal.Core.Accounts;
using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Operations;

/// <summary>What an operation is accepted with.</summary>
public sealed record NewOperation(
    AccountId Account, Guid Member, RegionCode Region, OperationKind Kind, string Subject, string Title, string Input, OperationStage FirstStage)
{
    /// <summary>Bytes of the first stage, when known.</summary>
    public long BytesTotal { get; init; }

    /// <summary>Holds it back until <see cref="OperationSignals.ReleaseAsync"/> is called with the same key.</summary>
    public string? WaitsFor { get; init; }

    /// <summary>Day of the allowance it counts on (R14).</summary>
    public DateOnly? CountedOn { get; init; }
}
