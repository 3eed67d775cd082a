namespace ImagePortal.Core.Notifications;

/// <param name="MailIsFixed">It cannot be switched off.</param>
public sealed record NoticeSetting(NoticeTopic Topic, bool ByMail, bool BySms, bool MailIsFixed);
