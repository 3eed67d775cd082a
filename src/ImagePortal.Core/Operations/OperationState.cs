namespace ImagePortal.Core.Operations;

public enum OperationState
{
    Queued,
    Running,
    Succeeded,
    Failed,
    Cancelled,
}
