namespace ImagePortal.Core.Notifications;

/// <summary>Kinds of notices that people choose channels for together.</summary>
public enum NoticeTopic
{
    Imports,
    Copies,
    Creations,
    Shares,
    ShareEnds,
    Tickets,
    Permission,
    Quota,
    Exports,
    Reinstalls,
}
