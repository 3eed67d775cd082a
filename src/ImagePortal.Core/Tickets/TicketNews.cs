using ImagePortal.Core.Accounts;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tickets;

/// <summary>Tells the other side, in a transaction that someone else saves: operators what an account wrote, an account what operators decided.</summary>
public sealed class TicketNews(AccountDirectory directory, Notifier notifier, TimeProvider time)
{
    private const string Utc = "Etc/UTC";

    internal async Task ToOperatorsAsync(
        PortalDbContext db, Account account, Ticket ticket, NoticeKind kind, string? comment, CancellationToken cancellationToken)
    {
        var notice = await NoticeAsync(db, account, ticket.Id, ticket.Regions, cancellationToken) with
        {
            Purpose = ticket.Purpose,
            Volume = ticket.Volume,
            Comment = comment,
            IsForOperator = true,
        };
        var title = kind == NoticeKind.TicketOpened ? $"{account.Name} asks for the import permission" : $"{account.Name} wrote about the import permission";
        foreach (var (of, member) in await directory.OperatorsAsync(cancellationToken))
        {
            notifier.Add(db, of, member, kind, title, $"/admin/tickets/{ticket.Id}", notice);
        }
    }

    /// <summary>The applicant and the account's roots hear of an answer.</summary>
    internal async Task OfAnswerAsync(PortalDbContext db, Account account, Ticket ticket, NoticeKind kind, string? comment, CancellationToken cancellationToken)
    {
        var granted = account.ImportPermission;
        var notice = await NoticeAsync(db, account, ticket.Id, kind == NoticeKind.TicketApproved ? granted.Regions : ticket.Regions, cancellationToken) with
        {
            Until = kind == NoticeKind.TicketApproved ? granted.Until : null,
            Reason = kind == NoticeKind.TicketCommented ? null : ticket.Reason,
            Comment = comment,
        };
        await AddAsync(db, account, ticket.Member, kind, $"/tickets/{ticket.Id}", notice, cancellationToken);
    }

    /// <summary>The account's roots hear what became of the permission, whether it began with a ticket or not.</summary>
    internal async Task OfPermissionAsync(PortalDbContext db, Account account, NoticeKind kind, CancellationToken cancellationToken)
    {
        var permission = account.ImportPermission;
        var notice = await NoticeAsync(db, account, permission.Ticket, permission.Regions, cancellationToken) with
        {
            Until = kind == NoticeKind.ImportRevoked ? null : permission.Until,
            Reason = kind == NoticeKind.ImportEnding ? null : permission.Reason,
        };
        await AddAsync(db, account, null, kind, permission.Ticket is { } ticket ? $"/tickets/{ticket}" : "/tickets", notice, cancellationToken);
    }

    private async Task AddAsync(
        PortalDbContext db, Account account, Guid? applicant, NoticeKind kind, string link, TicketNotice notice, CancellationToken cancellationToken)
    {
        foreach (var member in await directory.AnsweredAsync(account.Id, applicant, cancellationToken))
        {
            notifier.Add(db, account.Id, member, kind, TitleOf(kind), link, notice);
        }
    }

    private async Task<TicketNotice> NoticeAsync(
        PortalDbContext db, Account account, TicketId? ticket, IReadOnlyList<RegionCode> regions, CancellationToken cancellationToken)
    {
        var known = await db.Regions.AsNoTracking().OrderBy(x => x.Position).ToListAsync(cancellationToken);
        var named = known.Where(x => regions.Contains(x.Code)).ToList();
        return new TicketNotice(ticket?.Value, account.Name, account.Id.Value, named.FirstOrDefault()?.TimeZone ?? Utc, time.GetUtcNow())
        {
            Regions = [.. named.Select(x => x.Name)],
        };
    }

    private static string TitleOf(NoticeKind kind) => kind switch
    {
        NoticeKind.TicketCommented => "An operator wrote about your application",
        NoticeKind.TicketApproved or NoticeKind.ImportGranted => "You may import images now",
        NoticeKind.TicketRejected => "Your application for the import permission was declined",
        NoticeKind.ImportEnding => "The import permission ends soon",
        _ => "The import permission was withdrawn",
    };
}
