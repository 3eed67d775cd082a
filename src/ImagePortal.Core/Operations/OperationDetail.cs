namespace ImagePortal.Core.Operations;

/// <summary>An operation with its log, oldest line first.</summary>
public sealed record OperationDetail(OperationView Operation, IReadOnlyList<OperationLogLine> Log);
