using System.Security.Claims;
using ImagePortal.Core;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Members;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace ImagePortal.Web.Components.Shell;

/// <summary>
/// The person of a circuit, for as long as the sign-in stands. A circuit outlives the request that began it: without this, a disabled member would
/// work on until the page is closed.
/// </summary>
internal sealed partial class CircuitMember : ServerAuthenticationStateProvider, IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    // An own change of the password ends this circuit's sign-in too; its answer brings a new one.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _gone = new();
    private readonly LiveChanges _changes;
    private readonly MemberSessions _sessions;
    private readonly ILogger<CircuitMember> _logger;

    public CircuitMember(LiveChanges changes, MemberSessions sessions, ILogger<CircuitMember> logger)
    {
        (_changes, _sessions, _logger) = (changes, sessions, logger);
        AuthenticationStateChanged += state => _ = FollowAsync(state);
    }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    private async Task FollowAsync(Task<AuthenticationState> state)
    {
        var gone = _gone.Token;
        var person = (await state).User;
        if (MemberClaims.CallerOf(person) is not { } caller)
        {
            return;
        }

        using var changed = new SemaphoreSlim(0);
        using var subscription = _changes.Subscribe(caller.Account, () => changed.Release());
        try
        {
            while (await StandsAsync(person, gone))
            {
                await changed.WaitAsync(LookEvery, gone);
                await Task.Delay(Patience, gone);
                while (changed.CurrentCount > 0)
                {
                    await changed.WaitAsync(gone);
                }
            }

            SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));
        }
        catch (OperationCanceledException)
        {
            // The circuit ended by itself.
        }
    }

    private async Task<bool> StandsAsync(ClaimsPrincipal person, CancellationToken gone)
    {
        try
        {
            return await _sessions.StandsAsync(person, gone);
        }
        catch (Exception fault) when (!gone.IsCancellationRequested)
        {
            // A database that is away for a moment signs nobody out.
            LogNotKnown(fault);
            return true;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether a sign-in still stands could not be asked; it is asked again")]
    private partial void LogNotKnown(Exception fault);
}
