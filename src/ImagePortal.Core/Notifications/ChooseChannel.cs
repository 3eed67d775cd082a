using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Notifications;

/// <summary>Switches a channel on or off for one topic, for the caller alone.</summary>
public sealed class ChooseChannel(PortalDatabase database, TimeProvider time)
{
    public Task<Result> RunAsync(Caller caller, NoticeTopic topic, Channel channel, bool wanted, CancellationToken cancellationToken) =>
        PortalDatabase.RetryAsync(() => SaveAsync(caller, topic, channel, wanted, cancellationToken));

    private async Task<Result> SaveAsync(Caller caller, NoticeTopic topic, Channel channel, bool wanted, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        if (channel == Channel.Sms && wanted && !await db.Phones.AnyAsync(x => x.Member == caller.Member && x.Number != null, cancellationToken))
        {
            return NotificationErrors.NoPhone;
        }

        var choice = await db.NoticeChoices.SingleOrDefaultAsync(x => x.Member == caller.Member && x.Topic == topic, cancellationToken)
            ?? db.NoticeChoices.Add(new NoticeChoice(caller.Account, caller.Member, topic)).Entity;
        var before = channel == Channel.Mail ? choice.ByMail : choice.BySms;
        var chosen = choice.Choose(channel, wanted);
        if (!chosen.Ok || before == wanted)
        {
            return chosen;
        }

        db.Audit.Add(AuditEntry.By(
            caller, time.GetUtcNow(), "notification.chosen", caller.Member.ToString(), before: Text(topic, channel, before), after: Text(topic, channel, wanted)));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }

    private static string Text(NoticeTopic topic, Channel channel, bool isOn) => $"{topic} by {channel}: {(isOn ? "on" : "off")}";
}
