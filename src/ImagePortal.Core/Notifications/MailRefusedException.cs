namespace ImagePortal.Core.Notifications;

/// <summary>The mail server said a final no to this message, such as an unknown mailbox; or there is nothing to send any more.</summary>
public sealed class MailRefusedException(string message, Exception? inner = null) : Exception(message, inner);
