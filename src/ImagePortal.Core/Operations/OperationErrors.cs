namespace ImagePortal.Core.Operations;

public static class OperationErrors
{
    public static Error NotFound(OperationId id) =>
        new(ErrorKind.NotFound, "operation.not-found", $"There is no operation {id} in this account.");

    public static Error Over(OperationId id) =>
        new(ErrorKind.Conflict, "operation.over", $"Operation {id} has ended already; there is nothing to cancel.");

    public static Error OurFault(OperationId id) =>
        new(ErrorKind.Unavailable, "operation.failed", $"The portal could not finish it, and tried {Operation.MaxAttempts} times. It was not counted. Start it again, or ask the operator and name {id}.");
}
