namespace ImagePortal.Core.Accounts;

public static class AccountErrors
{
    public static Error BadNickname { get; } =
        new(ErrorKind.Invalid, "account.nickname", $"A nickname has 1 to {Member.MaxNicknameLength} characters. Shorten it and save again.");

    public static Error NotFound { get; } =
        new(ErrorKind.NotFound, "account.not-found", "This account does not exist any more. Sign out, and ask the operator of this portal.");

    public static Error BadName { get; } =
        new(ErrorKind.Invalid, "account.name", $"The name of an account has 1 to {Member.MaxNicknameLength} characters. Change it and save again.");

    public static Error BadLimit { get; } =
        new(ErrorKind.Invalid, "account.limit", $"A limit is a whole number from 0 to {LimitOverrides.Highest}, or empty for the portal's own.");

    public static Error Unknown(AccountId id) =>
        new(ErrorKind.NotFound, "account.unknown", $"There is no account {id}. Look for it in the list of accounts.");

    public static Error ChangedMeanwhile { get; } =
        new(ErrorKind.Conflict, "account.changed", "The account was changed somewhere else at the same time. Look at it again and repeat the change.");
}
