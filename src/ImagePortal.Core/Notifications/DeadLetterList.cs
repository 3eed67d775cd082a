namespace ImagePortal.Core.Notifications;

/// <summary>The newest dead letters, and how many there are in all.</summary>
public sealed record DeadLetterList(IReadOnlyList<DeadLetter> Items, int Total);
