using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;

namespace ImagePortal.Core.Sharing;

public static class ShareErrors
{
    /// <summary>Programs repeat their calls: for them, what is there already is as good as done.</summary>
    public const string AlreadyCode = "share.already";

    public static Error NoRecipient { get; } =
        new(ErrorKind.Invalid, "share.no-recipient", "No account was named. Paste at least one 12-digit account ID.");

    public static Error BadMessage { get; } =
        new(ErrorKind.Invalid, "share.message", $"A message has at most {Share.MaxMessageLength} characters. Shorten it.");

    public static Error BadEnd { get; } =
        new(ErrorKind.Invalid, "share.until", "The end lies in the past. Choose a later day, or no end.");

    /// <summary>So that the field cannot be used to find out who has an account.</summary>
    public static Error TooManyUnknown { get; } =
        new(ErrorKind.LimitReached, "share.too-many-unknown", "Too many unknown account IDs were tried. Check the list, and go on in a few minutes.");

    public static Error NotShared(AccountId recipient) =>
        new(ErrorKind.NotFound, "share.not-shared", $"The image is not shared with account {recipient}.");

    public static Error NotAvailable(ImageId image, ImageState state) =>
        new(ErrorKind.Conflict, "share.not-available", $"Image {image} is {state.ToString().ToLowerInvariant()}. Wait until it is available, then share it.");

    public static Error Unknown(string text) =>
        new(ErrorKind.NotFound, "share.unknown", $"There is no account {text}. Ask its owner for the 12 digits in the menu under the account name.");

    public static Error TooManyEntries(int limit) =>
        new(ErrorKind.Invalid, "share.too-many-entries", $"More than {limit} entries were pasted. Share with them in several steps.");

    /// <summary>R18, D2.</summary>
    public static Error SubAccount(string text, AccountId root) =>
        new(ErrorKind.Invalid, "share.sub-account", $"{text} is a person of account {root}, and only accounts can be shared with. Share with {root} instead.")
        {
            Fix = root.Value,
        };

    public static Error Own { get; } = new(ErrorKind.Invalid, "share.own", "This is your own account: the image is yours already.");

    /// <summary>R79.</summary>
    public static Error OwnLicense { get; } = new(
        ErrorKind.Forbidden, "share.own-license", "The system of this image runs under your own licence (BYOL), which another account does not have. It cannot be shared.");

    public static Error Already(AccountId recipient) =>
        new(ErrorKind.Conflict, AlreadyCode, $"The image is shared with account {recipient} already.");

    /// <summary>D4.</summary>
    public static Error Blocked(AccountId recipient) =>
        new(ErrorKind.Forbidden, "share.blocked", $"Account {recipient} takes no shares from yours.");

    /// <summary>D10.</summary>
    public static Error AppId(string text) =>
        new(ErrorKind.Invalid, "share.app-id", $"{text} is an APPID, not an account ID. Ask for the 12 digits in the menu under the account name.");

    /// <summary>D10.</summary>
    public static Error Mail(string text) =>
        new(ErrorKind.Invalid, "share.mail", $"{text} is a mail address, not an account ID. Ask for the 12 digits in the menu under the account name.");

    public static Error Malformed(string text) =>
        new(ErrorKind.Invalid, "share.malformed", $"{text} is no account ID: it has 12 digits and nothing else.");

    /// <summary>R17.</summary>
    public static Error NoPlaceLeft(int limit) =>
        new(ErrorKind.LimitReached, "share.no-place", $"An image can be shared with at most {limit} accounts. Unshare with one of them first.");
}
