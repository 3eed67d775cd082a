using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Members;

/// <summary>A member as those see it who may manage members.</summary>
/// <param name="LockedUntil">After too many wrong passwords; null when not locked.</param>
public sealed record MemberView(
    Guid Id, string Email, string Nickname, MemberRole Role, bool IsOperator, bool IsInvited, DateTimeOffset? DisabledAt, DateTimeOffset? LockedUntil, bool IsSelf);
