namespace ImagePortal.Core.Notifications;

/// <summary>How a message leaves the portal. What happens is shown in the portal as well, always.</summary>
public enum Channel
{
    Mail,
    Sms,
}
