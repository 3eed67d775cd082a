using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tickets;

/// <summary>What both decisions begin with: the ticket and its account, each ticket judged by itself.</summary>
internal static class TicketDecision
{
    /// <param name="decide">Asks the entities and adds what goes with it; saved when it refuses nothing.</param>
    internal static Task<Result<TicketResult>> RunAsync(
        TicketDesk desk, Caller caller, TicketId id, Func<PortalDbContext, Ticket, Account, Task<Result>> decide, CancellationToken cancellationToken) =>
        PortalDatabase.RetryAsync(() => TryAsync(desk, caller, id, decide, cancellationToken));

    private static async Task<Result<TicketResult>> TryAsync(
        TicketDesk desk, Caller caller, TicketId id, Func<PortalDbContext, Ticket, Account, Task<Result>> decide, CancellationToken cancellationToken)
    {
        var opened = await desk.OpenAsync(caller, cancellationToken);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        await using var db = opened.Value;
        var ticket = await db.Tickets.SingleOrDefaultAsync(x => x.Id == id, cancellationToken);
        if (ticket is null)
        {
            return new TicketResult(id, null, null, TicketErrors.NotFound(id));
        }

        var account = await db.Accounts.SingleAsync(x => x.Id == ticket.Account, cancellationToken);
        var refusal = await RefusalAsync(db, caller, ticket, cancellationToken) ?? (await decide(db, ticket, account)).Error;
        if (refusal is null)
        {
            await db.SaveChangesAsync(cancellationToken);
        }

        return new TicketResult(id, account.Id, account.Name, refusal);
    }

    private static async Task<Error?> RefusalAsync(PortalDbContext db, Caller caller, Ticket ticket, CancellationToken cancellationToken)
    {
        if (ticket.Account == caller.Account)
        {
            return db.Refused(caller, TicketErrors.Own, ticket.Id.Value);
        }

        // The one who came second is told who was first.
        return ticket.DecidedBy is { } by
            ? TicketErrors.DecidedBy(
                ticket.Id, ticket.State, await db.Users.Where(x => x.Id == by).Select(x => x.Nickname).SingleOrDefaultAsync(cancellationToken) ?? "another operator")
            : null;
    }
}
