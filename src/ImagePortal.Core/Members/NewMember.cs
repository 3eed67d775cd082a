using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Members;

/// <summary>Somebody to invite.</summary>
public sealed record NewMember(string Email, string Nickname, MemberRole Role);
