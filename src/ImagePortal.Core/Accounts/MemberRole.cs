namespace ImagePortal.Core.Accounts;

/// <summary>Root speaks for the account as a whole; a member works in it.</summary>
public enum MemberRole
{
    Root,
    Member,
}
