using ImagePortal.Core.Notifications;
using ImagePortal.Web.Hosting;

namespace ImagePortal.Web.Components.Notifications;

/// <summary>A notice as an SMS: the mail's headline and the address of the page.</summary>
internal sealed class NoticeSms(PublicAddress address) : ISmsComposer
{
    public string Compose(NoticeKind kind, Notice notice, string link)
    {
        var full = address.Value.ToString().TrimEnd('/') + link;
        return SmsText.Fit(RazorMailComposer.ModelOf(kind, notice, full, "").Headline, full);
    }
}
