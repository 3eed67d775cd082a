namespace ImagePortal.Core.Notifications;

public sealed record NotificationView(Guid Id, NoticeKind Kind, string Title, string Link, DateTimeOffset CreatedAt, bool IsRead);
