namespace ImagePortal.Core.Notifications;

/// <summary>Words a notification as a mail. The pages' house implements it with Razor components.</summary>
public interface IMailComposer
{
    Task<MailContent> ComposeAsync(NoticeKind kind, Notice notice, string link, string recipient, CancellationToken cancellationToken);
}
