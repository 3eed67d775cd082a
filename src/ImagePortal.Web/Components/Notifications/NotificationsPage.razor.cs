using ImagePortal.Core.Notifications;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Notifications;

/// <summary>All that the person was told, newest first.</summary>
public sealed partial class NotificationsPage
{
    private const int Step = 30;

    private NotificationList? _list;
    private int _shown = Step;

    [Inject] public required ListNotifications ListNotifications { get; init; }
    [Inject] public required ReadNotifications ReadNotifications { get; init; }

    [SupplyParameterFromQuery] public string? Show { get; set; }

    private bool OnlyUnread => Show == "unread";

    protected override async Task OnParametersSetAsync()
    {
        if (_list is not null)
        {
            await LoadAsync(Gone);
        }
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken) =>
        _list = await ListNotifications.RunAsync(Caller, _shown, OnlyUnread, cancellationToken);

    private Task ReadAsync(NotificationView item) => ReadNotifications.RunAsync(Caller, item.Id, Gone);

    private async Task ReadAllAsync()
    {
        await ReadNotifications.RunAsync(Caller, null, Gone);
        await LoadAsync(Gone);
    }

    private Task MoreAsync()
    {
        _shown += Step;
        return LoadAsync(Gone);
    }
}
