using ImagePortal.Core.Notifications;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;

namespace ImagePortal.Core.Tests.Imports;

/// <summary>Adds a row that the database refuses to the transaction that ends an operation.</summary>
internal sealed class BreakingHandler(IOperationHandler inner, Func<bool> breaks) : IOperationHandler
{
    public OperationKind Kind => inner.Kind;

    public Task<Result<OperationOutcome>> RunAsync(OperationContext operation, CancellationToken cancellationToken) => inner.RunAsync(operation, cancellationToken);

    public async Task ConcludeAsync(PortalDbContext db, Operation operation, OperationOutcome? outcome, CancellationToken cancellationToken)
    {
        await inner.ConcludeAsync(db, operation, outcome, cancellationToken);
        if (breaks())
        {
            db.Outbox.Add(new OutboxMessage(Guid.NewGuid(), operation.Account, Channel.Mail, "a message of no notification", operation.CreatedAt));
        }
    }
}
