namespace ImagePortal.Core.Notifications;

/// <summary>Pending until sent; dead when it cannot be delivered, kept for an operator to see; dropped when nobody needs it any more.</summary>
public enum OutboxState
{
    Pending,
    Sent,
    Dead,
    Dropped,
}
