namespace ImagePortal.Core.Members;

public static class MemberErrors
{
    /// <summary>The same for a member who does not exist and for one whom the caller may not manage.</summary>
    public static Error NotFound { get; } =
        new(ErrorKind.NotFound, "member.not-found", "There is no such member among those you may manage. Look at the list again.");

    public static Error NotYours { get; } =
        new(ErrorKind.Forbidden, "member.root-only", "Only the root of an account, or an operator, manages its members. Ask one of them.");

    public static Error BadMail { get; } =
        new(ErrorKind.Invalid, "member.mail", "This is no mail address. Check it for typing mistakes.");

    public static Error MailTaken(string mail) =>
        new(ErrorKind.Conflict, "member.mail-taken", $"{mail} signs in for an account already. A person needs another address for a second one.");

    public static Error LastOperator { get; } =
        new(ErrorKind.Conflict, "member.last-operator", "This is the last operator who can sign in. Make somebody else an operator first.");

    public static Error LastRoot { get; } =
        new(ErrorKind.Conflict, "member.last-root", "This is the last root of the account who can sign in. Make another member root first.");

    public static Error OperatorFlag { get; } =
        new(ErrorKind.Forbidden, "member.operators-only", "Only an operator makes others operators. Ask one.");

    public static Error Disabled { get; } =
        new(ErrorKind.Conflict, "member.disabled", "This member is disabled. Enable the member first.");

    /// <summary>The same for a link that never was one, is used, or is over.</summary>
    public static Error BadLink { get; } =
        new(ErrorKind.Invalid, "member.link", "This link was used already, or its time is over. Ask for a new one.");

    public static Error WrongPassword { get; } =
        new(ErrorKind.Invalid, "member.wrong-password", "This is not your current password. Nothing was changed.");

    public static Error BadPassword(string reasons) => new(ErrorKind.Invalid, "member.password", reasons);
}
