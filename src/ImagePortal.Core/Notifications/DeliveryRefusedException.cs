namespace ImagePortal.Core.Notifications;

/// <summary>Whoever should deliver it said a final no to this message, as for an unknown mailbox or number; trying again cannot help.</summary>
public sealed class DeliveryRefusedException(string message, Exception? inner = null) : Exception(message, inner);
