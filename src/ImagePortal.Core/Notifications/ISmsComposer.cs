namespace ImagePortal.Core.Notifications;

/// <summary>Words a notification as an SMS. The pages' house implements it.</summary>
public interface ISmsComposer
{
    string Compose(NoticeKind kind, Notice notice, string link);
}
