namespace ImagePortal.Core.Notifications;

/// <summary>The newest notifications of a member, and how many are unread in all.</summary>
public sealed record NotificationList(IReadOnlyList<NotificationView> Items, int Unread, bool HasMore);
