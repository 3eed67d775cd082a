using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Operations;

/// <summary>An operation as lists and pages show it.</summary>
public sealed record OperationView(
    OperationId Id,
    OperationKind Kind,
    RegionCode Region,
    string ImageId,
    string ImageName,
    OperationState State,
    OperationStage Stage,
    long BytesDone,
    long BytesTotal,
    int Attempt,
    string? WaitsFor,
    bool CancelRequested,
    bool IsOurFault,
    string? RefusalCode,
    string? RefusalMessage,
    string? RefusalFix,
    bool Counted,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt)
{
    /// <summary>It waits for its upload.</summary>
    public bool IsWaiting => WaitsFor is not null;

    public int Percent => Operation.PercentOf(State, Stage, BytesDone, BytesTotal);

    public bool IsOver => State is OperationState.Succeeded or OperationState.Failed or OperationState.Cancelled;

    internal static IQueryable<OperationView> Of(IQueryable<Operation> operations) => operations.Select(x => new OperationView(
        x.Id, x.Kind, x.Region, x.Subject, x.Title, x.State, x.Stage, x.BytesDone, x.BytesTotal, x.Attempt, x.WaitsFor, x.CancelRequested,
        x.IsOurFault, x.RefusalCode, x.RefusalMessage, x.RefusalFix, x.CountedOn != null, x.CreatedAt, x.StartedAt, x.EndedAt));
}
