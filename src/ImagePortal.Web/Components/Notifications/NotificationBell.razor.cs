using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Notifications;

/// <summary>What happened to the person's images, newest first.</summary>
public sealed partial class NotificationBell
{
    [Parameter, EditorRequired] public required IReadOnlyList<NotificationItem> Items { get; set; }

    /// <summary>Unread ones in all, not only of those listed.</summary>
    [Parameter, EditorRequired] public required int Unread { get; set; }

    /// <summary>The list is being looked at: a moment to mark it as read.</summary>
    [Parameter] public EventCallback OnOpen { get; set; }

    private string Label => Unread > 0 ? $"Notifications, {Unread} unread" : "Notifications";
}
