using System.Collections.Concurrent;
using ImagePortal.Core.Notifications;

namespace ImagePortal.Core.Tests.Setup;

/// <summary>Words mails without the pages' house, and keeps the facts it was given.</summary>
public sealed class PlainMails : IMailComposer
{
    public ConcurrentQueue<(NoticeKind Kind, Notice Notice, string Link, string Recipient)> Composed { get; } = new();

    public IReadOnlyList<(NoticeKind Kind, ImageNotice Notice, string Link, string Recipient)> AboutImages =>
        [.. Composed.Where(x => x.Notice is ImageNotice).Select(x => (x.Kind, (ImageNotice)x.Notice, x.Link, x.Recipient))];

    public Task<MailContent> ComposeAsync(NoticeKind kind, Notice notice, string link, string recipient, CancellationToken cancellationToken)
    {
        Composed.Enqueue((kind, notice, link, recipient));
        var (subject, reason) = notice switch
        {
            ImageNotice image => (image.ImageName, image.Reason),
            MemberNotice member => (member.AccountName, null),
            TicketNotice ticket => (ticket.Applicant, ticket.Reason),
            _ => ("", null),
        };
        return Task.FromResult(new MailContent($"{kind}: {subject}", $"<p>{subject}</p>", reason ?? subject));
    }
}
