using ImagePortal.Core.Notifications;
using ImagePortal.Web.Components.Shell.Parts;

namespace ImagePortal.Web.Components.Notifications;

/// <summary>That places become scarce, in words.</summary>
internal static class QuotaMail
{
    internal static MailModel Of(QuotaNotice notice, string link, string recipient)
    {
        var left = notice.Limit - notice.Used;
        return new MailModel
        {
            Kicker = "Places nearly used",
            Headline = $"{left} of {notice.Limit} places are left in {notice.RegionName}",
            Body =
            [
                left > 0
                    ? "When they are used, nothing can be imported, copied or created there until you delete an image, or empty the recycle bin: what lies there keeps its place."
                    : "Nothing can be imported, copied or created there until you delete an image, or empty the recycle bin: what lies there keeps its place.",
            ],
            Facts =
            [
                new("Region", notice.RegionName),
                new("Used", $"{notice.Used} of {notice.Limit} places"),
                new("When", TimeText.Exact(notice.At, TimeZoneInfo.FindSystemTimeZoneById(notice.TimeZone))),
            ],
            Link = link,
            LinkText = "Look at your images",
            Recipient = recipient,
            Because = "you took a place there",
        };
    }
}
