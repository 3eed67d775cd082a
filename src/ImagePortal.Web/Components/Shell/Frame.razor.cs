using ImagePortal.Core.Accounts;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Operations;
using ImagePortal.Web.Components.Notifications;
using ImagePortal.Web.Components.Operations;
using ImagePortal.Web.Components.Regions;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace ImagePortal.Web.Components.Shell;

/// <summary>The app bar and the operations drawer, with their data.</summary>
public sealed partial class Frame
{
    private const int Shown = 20;

    private OperationPage _operations = new([], 0, 0);
    private IReadOnlyList<NotificationItem> _notifications = [];
    private AccountView? _account;
    private OperationsButton? _button;
    private DateTimeOffset _seen = DateTimeOffset.MaxValue;
    private int _unread;
    private bool _open;

    [Inject] public required RegionChoice Regions { get; init; }
    [Inject] public required ListOperations ListOperations { get; init; }
    [Inject] public required CancelOperation CancelOperation { get; init; }
    [Inject] public required ListNotifications ListNotifications { get; init; }
    [Inject] public required ReadNotifications ReadNotifications { get; init; }
    [Inject] public required GetAccount GetAccount { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required ISnackbar Snackbar { get; init; }
    [Inject] public required IJSRuntime JS { get; init; }
    [Inject] public required TimeProvider Time { get; init; }

    private IReadOnlyList<RegionOption> Options => [.. Regions.Regions.Select(x => new RegionOption(x.Code.Value, x.Name))];

    private IReadOnlyList<OperationItem> Items =>
        [.. _operations.Items.Select(x => OperationWords.ItemOf(x, Regions.NameOf(x.Region)) with { IsNew = x.EndedAt > _seen })];

    protected override async Task OnInitializedAsync()
    {
        _seen = Time.GetUtcNow();
        Regions.Changed += OnRegionChanged;
        await base.OnInitializedAsync();
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await Regions.LoadAsync(cancellationToken);
        _operations = await ListOperations.RunAsync(Caller, 0, Shown, cancellationToken);
        var list = await ListNotifications.RunAsync(Caller, Shown, onlyUnread: false, cancellationToken);
        _notifications = [.. list.Items.Select(x => new NotificationItem(x.Id.ToString(), x.Title, x.Link, x.CreatedAt, x.IsRead))];
        _unread = list.Unread;
        _account = (await GetAccount.RunAsync(Caller, cancellationToken)).Value;
    }

    protected override void Dispose(bool disposing)
    {
        Regions.Changed -= OnRegionChanged;
        base.Dispose(disposing);
    }

    private void OnRegionChanged() => InvokeAsync(async () =>
    {
        StateHasChanged();
        await JS.InvokeVoidAsync("portal.remember", "region", Regions.Current?.Code.Value);
    });

    /// <summary>Who looks at instances goes on to look at instances.</summary>
    private void Switch(string code) =>
        Navigation.NavigateTo(Navigation.ToBaseRelativePath(Navigation.Uri).StartsWith("instances", StringComparison.Ordinal) ? $"instances/{code}" : $"images/{code}");

    private async Task ToggleAsync()
    {
        _open = !_open;
        if (!_open)
        {
            _seen = Time.GetUtcNow();
            await _button!.FocusAsync();
        }
    }

    private void Leave() => (_open, _seen) = (false, Time.GetUtcNow());

    private async Task CancelAsync(string id)
    {
        var cancelled = await CancelOperation.RunAsync(Caller, new OperationId(id), Gone);
        Snackbar.Say(cancelled.Ok ? "The operation is being cancelled" : cancelled.Error.Message);
    }

    private async Task ReadAsync()
    {
        await ReadNotifications.RunAsync(Caller, null, Gone);
        await LoadAsync(Gone);
    }
}
