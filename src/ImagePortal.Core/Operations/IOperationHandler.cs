using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;

namespace ImagePortal.Core.Operations;

/// <summary>Does the work of one kind of operation. It can be stopped at any line and run again, also on another node.</summary>
public interface IOperationHandler
{
    OperationKind Kind { get; }

    /// <summary>Whether this node can do it. Where it cannot, the operation waits for one that can.</summary>
    /// <param name="input">The handler's own, as the operation was accepted with it.</param>
    bool CanRun(RegionCode region, string input) => true;

    /// <summary>
    /// Works until done or refused. What it needs at the end it keeps with <see cref="OperationContext"/> or finds again by itself.
    /// A refusal is for what the user can mend; a throw is ours, and is retried.
    /// </summary>
    Task<Result<OperationOutcome>> RunAsync(OperationContext operation, CancellationToken cancellationToken);

    /// <summary>
    /// Changes the image and adds what people are told, in the transaction that ends the operation. Called by whoever ends it, and perhaps
    /// more than once before a save succeeds, each time with a fresh <paramref name="db"/>.
    /// </summary>
    Task ConcludeAsync(PortalDbContext db, Operation operation, OperationOutcome? outcome, CancellationToken cancellationToken);
}
