using System.Collections.Concurrent;
using ImagePortal.Core.Notifications;

namespace ImagePortal.Core.Tests.Setup;

/// <summary>Words mails without the pages' house, and keeps the facts it was given.</summary>
public sealed class PlainMails : IMailComposer
{
    public ConcurrentQueue<(NoticeKind Kind, ImageNotice Notice, string Link, string Recipient)> Composed { get; } = new();

    public Task<MailContent> ComposeAsync(NoticeKind kind, ImageNotice notice, string link, string recipient, CancellationToken cancellationToken)
    {
        Composed.Enqueue((kind, notice, link, recipient));
        return Task.FromResult(new MailContent($"{kind}: {notice.ImageName}", $"<p>{notice.ImageName}</p>", notice.Reason ?? notice.ImageName));
    }
}
