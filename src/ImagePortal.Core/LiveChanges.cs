using System.Collections.Concurrent;
using ImagePortal.Core.Accounts;

namespace ImagePortal.Core;

/// <summary>Tells the pages of an account, on this node and at once, that something of theirs changed. Pages of other nodes look by themselves.</summary>
public sealed class LiveChanges
{
    private readonly ConcurrentDictionary<(AccountId Account, Guid Subscription), Action> _subscribers = new();

    /// <summary>Stands for no account, but for what every operator follows: tickets and accounts.</summary>
    public static AccountId Operators { get; } = new("operators");

    /// <summary>Calls <paramref name="changed"/> after each change until the result is disposed. The call must be short and never throw.</summary>
    public IDisposable Subscribe(AccountId account, Action changed)
    {
        var key = (account, Guid.NewGuid());
        _subscribers[key] = changed;
        return new Subscription(() => _subscribers.TryRemove(key, out _));
    }

    internal void Publish(AccountId account)
    {
        foreach (var ((subscriber, _), changed) in _subscribers)
        {
            if (subscriber == account)
            {
                changed();
            }
        }
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
