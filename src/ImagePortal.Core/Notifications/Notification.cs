using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Notifications;

/// <summary>Something a member should know, shown in the portal and sent by the channels of its <see cref="OutboxMessage"/>s (R96, R100, D9).</summary>
public sealed class Notification(AccountId account, Guid member, NoticeKind kind, string title, string link, string payload, DateTimeOffset createdAt)
{
    public Guid Id { get; private set; } = Guid.NewGuid();

    public AccountId Account { get; private set; } = account;

    public Guid Member { get; private set; } = member;

    public NoticeKind Kind { get; private set; } = kind;

    public string Title { get; private set; } = title;

    /// <summary>Path in the portal, beginning with a slash.</summary>
    public string Link { get; private set; } = link;

    /// <summary>The facts a message is made of, as JSON of the kind's notice record.</summary>
    public string Payload { get; private set; } = payload;

    public DateTimeOffset CreatedAt { get; private set; } = createdAt;

    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>Its messages are not made yet (<see cref="PlanMessages"/>).</summary>
    public bool IsWaiting { get; private set; } = true;

    public void Planned() => IsWaiting = false;

    public void Read(DateTimeOffset now) => ReadAt ??= now;
}
