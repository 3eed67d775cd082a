using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Notifications;

/// <summary>A message that could not be delivered.</summary>
/// <param name="Title">Of the notification it tells.</param>
/// <param name="Fault">What the server said last.</param>
public sealed record DeadLetter(
    Guid Id, Channel Channel, AccountId Account, string Recipient, NoticeKind Kind, string Title, int Attempts, string? Fault, DateTimeOffset CreatedAt, DateTimeOffset DiedAt);
