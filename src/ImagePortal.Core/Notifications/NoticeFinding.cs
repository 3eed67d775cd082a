namespace ImagePortal.Core.Notifications;

public sealed record NoticeFinding(string Title, string Evidence, string? Fix, bool IsWarning);
