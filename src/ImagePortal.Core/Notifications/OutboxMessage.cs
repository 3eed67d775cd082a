using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Notifications;

/// <summary>
/// A notification on its way through one channel; there is never a second one for the same two. Its id never changes, so that a repeated send is seen
/// as one.
/// </summary>
public sealed class OutboxMessage(Guid notification, AccountId account, Channel channel, string recipient, DateTimeOffset dueAt)
{
    public const int MaxAttempts = 8;
    public const int MaxFaultLength = 1000;

    public Guid Id { get; private set; } = Guid.NewGuid();

    public Guid Notification { get; private set; } = notification;

    public AccountId Account { get; private set; } = account;

    public Channel Channel { get; private set; } = channel;

    /// <summary>Mail address or phone number.</summary>
    public string Recipient { get; private set; } = recipient;

    public OutboxState State { get; private set; }

    public int Attempt { get; private set; }

    /// <summary>Not before this moment; while a node sends it, the moment its claim ends; of a dead one, when it died.</summary>
    public DateTimeOffset DueAt { get; private set; } = dueAt;

    public DateTimeOffset? SentAt { get; private set; }

    public string? LastFault { get; private set; }

    public Guid Version { get; private set; } = Guid.NewGuid();

    public void Sent(DateTimeOffset now) => (State, SentAt, LastFault, Version) = (OutboxState.Sent, now, null, Guid.NewGuid());

    /// <summary>Tries again after a pause that grows from 5 s to about 6 h, or gives up where that cannot help.</summary>
    public void Fail(string fault, bool permanent, DateTimeOffset now)
    {
        State = permanent || Attempt >= MaxAttempts ? OutboxState.Dead : OutboxState.Pending;
        DueAt = State == OutboxState.Dead ? now : now + TimeSpan.FromSeconds(5 * Math.Pow(4, Math.Max(0, Attempt - 1)));
        (LastFault, Version) = (fault.Length > MaxFaultLength ? fault[..MaxFaultLength] : fault, Guid.NewGuid());
    }

    /// <summary>Its recipient gets too many: it waits, which is no attempt, or is dropped where it would be stale by then.</summary>
    public void Wait(DateTimeOffset until, DateTimeOffset staleAt)
    {
        State = until > staleAt ? OutboxState.Dropped : OutboxState.Pending;
        (Attempt, DueAt, Version) = (Math.Max(0, Attempt - 1), until, Guid.NewGuid());
    }

    /// <summary>An operator mended what was wrong: a dead one begins anew.</summary>
    public Result Revive(DateTimeOffset now)
    {
        if (State != OutboxState.Dead)
        {
            return NotificationErrors.NotDead;
        }

        (State, Attempt, DueAt, Version) = (OutboxState.Pending, 0, now, Guid.NewGuid());
        return Result.Done;
    }

    /// <summary>An operator gives a dead one up.</summary>
    public Result Drop()
    {
        if (State != OutboxState.Dead)
        {
            return NotificationErrors.NotDead;
        }

        (State, Version) = (OutboxState.Dropped, Guid.NewGuid());
        return Result.Done;
    }
}
