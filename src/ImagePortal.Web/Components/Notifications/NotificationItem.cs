namespace ImagePortal.Web.Components.Notifications;

/// <param name="Link">Path of the page it is about.</param>
public sealed record NotificationItem(string Id, string Title, string Link, DateTimeOffset At, bool IsRead);
