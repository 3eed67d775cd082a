using ImagePortal.Core.Accounts;
using ImagePortal.Web.Components.Shell;

namespace ImagePortal.Web.Components.Sharing;

/// <summary>What sharing, and ending it, mean.</summary>
internal static class ShareWords
{
    /// <summary>R55–R57.</summary>
    internal const string Consequences =
        "After unsharing, the account no longer sees the image and can start nothing new from it. Instances it has already started go on.";

    /// <summary>A chip has room for a few words; the whole reason is its tip.</summary>
    internal static string ShortOf(string code) => code switch
    {
        "share.already" => "already shared",
        "share.app-id" => "an APPID, not an account ID",
        "share.mail" => "a mail address, not an account ID",
        "share.sub-account" => "a person, not an account",
        "share.own" => "your own account",
        "share.unknown" => "no such account",
        "share.blocked" => "takes no shares from you",
        "share.no-place" => "no place left",
        _ => "not 12 digits",
    };

    /// <summary>What a person sends to somebody who is to share an image.</summary>
    internal static string TextToSend(string account) =>
        $"My ImagePortal account ID is {account}. Open the image, choose Share and paste the number.";

    internal static Confirmation AskToLeave(string image) => new(
        $"Leave {image}",
        ["You no longer see it and can start nothing new from it. Instances you have already started go on.", "Only its owner can share it with you again."],
        "Leave");

    internal static Confirmation AskToBlock(AccountId owner) => new(
        $"Block account {owner}",
        [
            "Every image it shares with you leaves your list, and it can share nothing more with you.",
            "Instances you have already started go on. You can unblock it under Shared.",
        ],
        "Block owner");
}
