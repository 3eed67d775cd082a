namespace ImagePortal.Core.Accounts;

/// <summary>How a sign-in went. <see cref="Wrong"/> says the same for an unknown mail and a wrong password.</summary>
public enum SignInOutcome
{
    Done,
    Wrong,
    LockedOut,
    Disabled,
}
