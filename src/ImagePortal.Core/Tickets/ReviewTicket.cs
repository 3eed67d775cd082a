using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Tickets;

/// <summary>A ticket of any account, with the applicant's history beside it (R102).</summary>
public sealed class ReviewTicket(TicketDesk desk, IOptionsMonitor<TicketOptions> options, AccountLimits limits, TimeProvider time)
{
    private static readonly string[] OwnReasons =
    [
        "Granted for what you describe.",
        "Please say how many images you expect, and how often.",
        "A public image already covers this; please start from it.",
    ];

    public async Task<Result<TicketReview>> RunAsync(Caller caller, TicketId id, CancellationToken cancellationToken)
    {
        var opened = await desk.OpenAsync(caller, cancellationToken);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        await using var db = opened.Value;
        var ticket = await db.Tickets.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, cancellationToken);
        if (ticket is null)
        {
            return TicketErrors.NotFound(id);
        }

        var account = await db.Accounts.AsNoTracking().SingleAsync(x => x.Id == ticket.Account, cancellationToken);
        var timeline = await TicketTimeline.ReadAsync(db, caller, id, forOperator: true, cancellationToken);
        var decidedBy = ticket.DecidedBy is { } by
            ? await db.Users.Where(x => x.Id == by).Select(x => x.Nickname).SingleOrDefaultAsync(cancellationToken)
            : null;
        return new TicketReview(
            new TicketDetail(TicketView.Of(ticket, options.CurrentValue), timeline),
            await HistoryAsync(db, ticket, account, cancellationToken),
            decidedBy,
            ticket.State == TicketState.Open && ticket.Account != caller.Account,
            ApproveTickets.AsAsked(ticket, account.ImportPermission, time.GetUtcNow()),
            options.CurrentValue.Reasons ?? OwnReasons);
    }

    private async Task<ApplicantHistory> HistoryAsync(PortalDbContext db, Ticket ticket, Account account, CancellationToken cancellationToken)
    {
        var imports = db.Operations.Where(x => x.Account == account.Id && x.Kind == OperationKind.Import);
        var earlier = await db.Tickets.AsNoTracking()
            .Where(x => x.Account == account.Id && x.Id != ticket.Id && x.OpenedAt <= ticket.OpenedAt)
            .OrderByDescending(x => x.OpenedAt)
            .Take(5)
            .ToListAsync(cancellationToken);
        return new ApplicantHistory(
            account.Id,
            account.Name,
            await db.Users.Where(x => x.Id == ticket.Member).Select(x => x.Email).SingleOrDefaultAsync(cancellationToken),
            account.CreatedAt,
            account.ImportPermission,
            await db.Images.CountAsync(x => x.Owner == account.Id && x.Kind == ImageKind.Custom && x.State == ImageState.Available, cancellationToken),
            await PlacesAsync(db, ticket, cancellationToken),
            await imports.CountAsync(x => x.State == OperationState.Succeeded || x.State == OperationState.Failed, cancellationToken),
            await imports.CountAsync(x => x.State == OperationState.Failed && !x.IsOurFault, cancellationToken),
            await imports.OrderByDescending(x => x.CreatedAt).Select(x => (DateTimeOffset?)x.CreatedAt).FirstOrDefaultAsync(cancellationToken),
            await db.Shares.CountAsync(x => x.Recipient == account.Id, cancellationToken),
            earlier.ConvertAll(x => TicketView.Of(x, options.CurrentValue)));
    }

    private async Task<IReadOnlyList<PlaceUse>> PlacesAsync(PortalDbContext db, Ticket ticket, CancellationToken cancellationToken)
    {
        var limit = (await limits.OfAsync(db, ticket.Account, cancellationToken)).ImagesPerRegion;
        var used = await db.RegionUsage.Where(x => x.Account == ticket.Account).ToDictionaryAsync(x => x.Region, x => x.Places, cancellationToken);
        var order = await db.Regions.OrderBy(x => x.Position).Select(x => x.Code).ToListAsync(cancellationToken);
        return [.. order.Where(x => ticket.Regions.Contains(x) || used.GetValueOrDefault(x) > 0).Select(x => new PlaceUse(x, used.GetValueOrDefault(x), limit))];
    }
}
