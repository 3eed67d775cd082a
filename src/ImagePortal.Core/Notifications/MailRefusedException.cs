namespace ImagePortal.Core.Notifications;

/// <summary>The mail server said a final no to this message, such as an unknown mailbox.</summary>
public sealed class MailRefusedException(string message, Exception inner) : Exception(message, inner);
