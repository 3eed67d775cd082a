using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Tickets;

/// <summary>The operators' queue (R102): who waits longest comes first, what was decided last comes first.</summary>
public sealed class ListTicketQueue(TicketDesk desk, IOptionsMonitor<TicketOptions> options, TimeProvider time)
{
    private const int MaxPage = 200;
    private const int MaxMeasured = 1000;

    public async Task<Result<TicketQueue>> RunAsync(Caller caller, TicketQuery query, CancellationToken cancellationToken)
    {
        var opened = await desk.OpenAsync(caller, cancellationToken);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        await using var db = opened.Value;
        var matching = Search(db, Of(db, query.Filter), query.Search);
        var sorted = query.Filter is TicketFilter.Waiting or TicketFilter.Late
            ? matching.OrderBy(x => x.OpenedAt).ThenBy(x => x.Id)
            : matching.OrderByDescending(x => x.ClosedAt).ThenBy(x => x.Id);
        var counts = new Dictionary<TicketFilter, int>();
        foreach (var filter in Enum.GetValues<TicketFilter>())
        {
            counts[filter] = await Of(db, filter).CountAsync(cancellationToken);
        }

        return new TicketQueue(
            await ReadAsync(db, sorted.Take(Math.Clamp(query.Take, 1, MaxPage)), cancellationToken),
            await matching.CountAsync(cancellationToken),
            counts,
            await MedianAsync(db, cancellationToken),
            options.CurrentValue.AnswerWithinHours);
    }

    private IQueryable<Ticket> Of(PortalDbContext db, TicketFilter filter)
    {
        var late = time.GetUtcNow().AddHours(-options.CurrentValue.AnswerWithinHours);
        var tickets = db.Tickets.AsNoTracking();
        return filter switch
        {
            TicketFilter.Waiting => tickets.Where(x => x.State == TicketState.Open),
            TicketFilter.Late => tickets.Where(x => x.State == TicketState.Open && x.OpenedAt < late),
            TicketFilter.Approved => tickets.Where(x => x.State == TicketState.Approved),
            TicketFilter.Rejected => tickets.Where(x => x.State == TicketState.Rejected),
            _ => tickets.Where(x => x.State == TicketState.Withdrawn || x.State == TicketState.Revoked),
        };
    }

    private static IQueryable<Ticket> Search(PortalDbContext db, IQueryable<Ticket> tickets, string? search)
    {
        var text = search?.Trim().ToLowerInvariant() ?? "";
        if (TicketId.TryParse(text, out var id))
        {
            return tickets.Where(x => x.Id == id);
        }

        if (AccountId.TryParse(text, out var account))
        {
            return tickets.Where(x => x.Account == account);
        }

        return text.Length == 0
            ? tickets
            : tickets.Where(x => x.Purpose.ToLower().Contains(text) || db.Accounts.Any(a => a.Id == x.Account && a.Name.ToLower().Contains(text)));
    }

    private async Task<IReadOnlyList<TicketQueueItem>> ReadAsync(PortalDbContext db, IQueryable<Ticket> page, CancellationToken cancellationToken)
    {
        var rows = await page
            .Select(x => new
            {
                Ticket = x,
                Applicant = db.Accounts.Where(a => a.Id == x.Account).Select(a => a.Name).Single(),
                Comments = db.TicketEvents.Count(e => e.Ticket == x.Id && e.Kind == TicketEventKind.Commented),
                Earlier = db.Tickets.Count(t => t.Account == x.Account && t.OpenedAt < x.OpenedAt),
            })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(x => new TicketQueueItem(
            x.Ticket.Id, x.Ticket.Account, x.Applicant, x.Ticket.Purpose, x.Ticket.Regions, x.Ticket.State, x.Ticket.OpenedAt,
            x.Ticket.OpenedAt.AddHours(options.CurrentValue.AnswerWithinHours), x.Ticket.ClosedAt, x.Comments, x.Earlier));
    }

    private async Task<TimeSpan?> MedianAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow().AddDays(-30);
        var answered = await db.Tickets
            .Where(x => x.DecidedBy != null && x.ClosedAt > since)
            .OrderByDescending(x => x.ClosedAt)
            .Take(MaxMeasured)
            .Select(x => new { x.OpenedAt, x.ClosedAt })
            .ToListAsync(cancellationToken);
        var took = answered.Select(x => x.ClosedAt!.Value - x.OpenedAt).Order().ToList();
        return took.Count == 0 ? null : took[took.Count / 2];
    }
}
