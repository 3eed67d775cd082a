namespace ImagePortal.Core.Members;

/// <summary>What can be done to a member.</summary>
public enum MemberChange
{
    Disable,
    Enable,
    Unlock,
    SignOut,
    MakeRoot,
    MakeMember,
    MakeOperator,
    EndOperator,
}
