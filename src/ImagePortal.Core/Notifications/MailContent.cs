namespace ImagePortal.Core.Notifications;

public sealed record MailContent(string Subject, string Html, string Text);
