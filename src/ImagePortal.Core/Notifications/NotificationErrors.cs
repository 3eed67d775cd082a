namespace ImagePortal.Core.Notifications;

public static class NotificationErrors
{
    public static Error AlwaysByMail { get; } =
        new(ErrorKind.Invalid, "notification.always-by-mail", "The result of an import is always sent by mail. Other topics can be switched off.");

    public static Error NoPhone { get; } =
        new(ErrorKind.Conflict, "notification.no-phone", "Verify a phone number first; then choose what to hear by SMS.");

    public static Error NoSms { get; } =
        new(ErrorKind.Unavailable, "notification.no-sms", "This portal sends no SMS: its operator has set no gateway. Mails and the bell tell the same.");

    public static Error BadNumber { get; } = new(
        ErrorKind.Invalid, "phone.number", "This is no phone number with its country. Write a plus, the country's number and the rest, such as +86 138 0013 8000.");

    public static Error NoCode { get; } =
        new(ErrorKind.Conflict, "phone.no-code", "There is no code to compare with, or it is older than ten minutes. Have a new one sent.");

    public static Error TooManyTries { get; } =
        new(ErrorKind.LimitReached, "phone.too-many-tries", "The code was mistyped too often and counts no longer. Have a new one sent.");

    public static Error NotSent { get; } = new(
        ErrorKind.Unavailable, "phone.not-sent", "The SMS gateway did not take the message. Check the number, and try again in a minute; if it stays, tell the operator.");

    public static Error NotDead { get; } =
        new(ErrorKind.Conflict, "notification.not-dead", "This message is on its way again, or was dropped. Look at the list again.");

    public static Error ChangedMeanwhile { get; } =
        new(ErrorKind.Conflict, "notification.changed", "This was changed somewhere else at the same time. Look at it again and repeat the change.");

    public static Error CodeTooSoon(int seconds) =>
        new(ErrorKind.LimitReached, "phone.too-soon", $"A code was sent a moment ago. Another one can be sent in {seconds} s.");

    public static Error TooManyCodes(int limit) =>
        new(ErrorKind.LimitReached, "phone.too-many-codes", $"{limit} codes were sent today, the most in a day. Try again tomorrow.");

    public static Error WrongCode(int left) => new(
        ErrorKind.Invalid, "phone.wrong-code", left > 0 ? $"This is not the code that was sent. {left} more {(left == 1 ? "try" : "tries")}." : "This is not the code that was sent. Have a new one sent.");
}
