namespace ImagePortal.Core.Operations;

/// <summary>What a handler made; each kind has its own.</summary>
public abstract record OperationOutcome;
