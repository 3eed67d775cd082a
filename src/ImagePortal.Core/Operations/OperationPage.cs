namespace ImagePortal.Core.Operations;

/// <summary>One page of operations, newest first.</summary>
public sealed record OperationPage(IReadOnlyList<OperationView> Items, int Total, int Running);
