namespace ImagePortal.Core.Notifications;

/// <summary>A member gets a link to set a password. The link is made when the message is: what is kept here opens nothing.</summary>
public sealed record MemberNotice(Guid Member, string Account, string AccountName, DateTimeOffset At) : Notice;
