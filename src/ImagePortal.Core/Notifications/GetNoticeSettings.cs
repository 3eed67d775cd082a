using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Notifications;

/// <summary>The caller's own choices, and the defaults where none was made.</summary>
public sealed class GetNoticeSettings(PortalDatabase database, SmsGateway gateway, TimeProvider time)
{
    public async Task<NoticeSettings> RunAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var choices = await db.NoticeChoices.AsNoTracking().Where(x => x.Member == caller.Member).ToDictionaryAsync(x => x.Topic, cancellationToken);
        var phone = await db.Phones.AsNoTracking().SingleOrDefaultAsync(x => x.Member == caller.Member, cancellationToken);
        var isOpen = phone?.CodeSentAt + Phone.CodeLife > time.GetUtcNow();
        return new NoticeSettings(
            [.. Enum.GetValues<NoticeTopic>().Select(x => Of(x, choices.GetValueOrDefault(x)))], caller.Email, gateway.IsSet, phone?.Number, isOpen ? phone?.Pending : null);
    }

    private static NoticeSetting Of(NoticeTopic topic, NoticeChoice? choice)
    {
        var isFixed = NoticeTopics.AlwaysByMail(topic);
        return new NoticeSetting(topic, choice?.ByMail ?? true, choice?.BySms ?? false, isFixed);
    }
}
