using ImagePortal.Core;
using ImagePortal.Core.Accounts;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Shell;

/// <summary>
/// A component that shows what the database says and follows it without a reload: at once for changes of this node, within
/// <see cref="LookEvery"/> for those of others.
/// </summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan GatherFor = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _changed = new(0, 1);
    private IDisposable[] _subscriptions = [];

    [Inject] public required LiveChanges Changes { get; init; }
    [Inject] public required CurrentCaller CurrentCaller { get; init; }

    /// <summary>Set before <see cref="LoadAsync"/> is called for the first time.</summary>
    protected Caller Caller { get; private set; } = null!;

    /// <summary>Whose changes show here.</summary>
    protected virtual IReadOnlyList<AccountId> Followed => [Caller.Account];

    /// <summary>Fires when the component goes away.</summary>
    protected CancellationToken Gone => _end.Token;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads what is shown. Called again after each change; it must not touch what the person is typing.</summary>
    protected abstract Task LoadAsync(CancellationToken cancellationToken);

    protected override async Task OnInitializedAsync()
    {
        Caller = await CurrentCaller.GetAsync();
        _subscriptions = [.. Followed.Select(x => Changes.Subscribe(x, Signal))];
        await LoadAsync(Gone);
        _ = FollowAsync();
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Array.ForEach(_subscriptions, x => x.Dispose());
            _end.Cancel();
        }
    }

    private void Signal()
    {
        try
        {
            _changed.Release();
        }
        catch (SemaphoreFullException)
        {
            // A reload is due already.
        }
    }

    private async Task FollowAsync()
    {
        try
        {
            while (true)
            {
                await _changed.WaitAsync(LookEvery, Gone);

                // Several changes come together: one look serves them all.
                await Task.Delay(GatherFor, Gone);
                await InvokeAsync(async () =>
                {
                    await LoadAsync(Gone);
                    StateHasChanged();
                });
            }
        }
        catch (OperationCanceledException)
        {
            // The component went away.
        }
        catch (Exception fault)
        {
            await DispatchExceptionAsync(fault);
        }
    }
}
