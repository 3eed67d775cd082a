using ImagePortal.Core.Notifications;

namespace ImagePortal.Core.Tests.Setup;

/// <summary>Words SMS without the pages' house.</summary>
public sealed class PlainTexts : ISmsComposer
{
    public string Compose(NoticeKind kind, Notice notice, string link) => $"{kind} \"{(notice as ImageNotice)?.ImageName}\" & {link}";
}
