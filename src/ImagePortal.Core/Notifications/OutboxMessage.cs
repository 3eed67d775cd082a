using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Notifications;

/// <summary>A mail to be sent, written in the transaction of what it tells. Its Message-ID never changes, so that a repeated send is seen as one.</summary>
public sealed class OutboxMessage(Guid notification, AccountId account, string recipient, DateTimeOffset dueAt)
{
    public const int MaxAttempts = 8;
    public const int MaxFaultLength = 1000;

    public Guid Id { get; private set; } = Guid.NewGuid();

    public Guid Notification { get; private set; } = notification;

    public AccountId Account { get; private set; } = account;

    public string Recipient { get; private set; } = recipient;

    public OutboxState State { get; private set; }

    public int Attempt { get; private set; }

    /// <summary>Not before this moment; while a node sends it, the moment its claim ends.</summary>
    public DateTimeOffset DueAt { get; private set; } = dueAt;

    public DateTimeOffset? SentAt { get; private set; }

    public string? LastFault { get; private set; }

    public Guid Version { get; private set; } = Guid.NewGuid();

    public void Sent(DateTimeOffset now) => (State, SentAt, LastFault, Version) = (OutboxState.Sent, now, null, Guid.NewGuid());

    /// <summary>Tries again after a pause that grows from 5 s to about 6 h, or gives up where that cannot help.</summary>
    public void Fail(string fault, bool permanent, DateTimeOffset now)
    {
        State = permanent || Attempt >= MaxAttempts ? OutboxState.Dead : OutboxState.Pending;
        DueAt = now + TimeSpan.FromSeconds(5 * Math.Pow(4, Math.Max(0, Attempt - 1)));
        (LastFault, Version) = (fault.Length > MaxFaultLength ? fault[..MaxFaultLength] : fault, Guid.NewGuid());
    }
}
