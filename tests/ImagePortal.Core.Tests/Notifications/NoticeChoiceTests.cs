using ImagePortal.Core.Notifications;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Notifications;

/// <summary>People hear of what they want to, where they want to, and always of the result of an import (R96, D9).</summary>
public sealed class NoticeChoiceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Without_a_choice_everything_comes_by_mail_and_nothing_by_sms(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);

        var settings = await portal.Get<GetNoticeSettings>().RunAsync(portal.Alice, Cancellation);

        Assert.Equal(Enum.GetValues<NoticeTopic>(), settings.Topics.Select(x => x.Topic));
        Assert.All(settings.Topics, x => Assert.Equal((true, false), (x.ByMail, x.BySms)));
        Assert.Equal([NoticeTopic.Imports], settings.Topics.Where(x => x.MailIsFixed).Select(x => x.Topic));
        Assert.Equal((portal.Alice.Email, false), (settings.Mail, settings.HasSms));
    }

    [Theory]
    [EveryDatabase]
    public async Task Topic_that_was_switched_off_stays_in_the_portal_and_goes_to_nobody_elses_loss(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await portal.ChooseAsync(portal.Alice, NoticeTopic.Shares, Channel.Mail, wanted: false);
        await portal.NotifyAsync(portal.Alice, NoticeKind.ImageShared);
        await portal.NotifyAsync(portal.Alice, NoticeKind.CopyDone);
        await portal.NotifyAsync(portal.Bob, NoticeKind.ImageShared);

        await portal.Get<DeliverOutbox>().RunAsync(Cancellation);

        Assert.Equal([(NoticeKind.CopyDone, "alice@example.test"), (NoticeKind.ImageShared, "bob@example.test")], portal.Mails.Composed.Select(x => (x.Kind, x.Recipient)).Order());
        Assert.Equal(2, (await portal.Get<ListNotifications>().RunAsync(portal.Alice, 10, onlyUnread: true, Cancellation)).Unread);
    }

    [Theory]
    [EveryDatabase]
    public async Task Result_of_an_import_cannot_be_switched_off(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);

        var refused = await portal.Get<ChooseChannel>().RunAsync(portal.Alice, NoticeTopic.Imports, Channel.Mail, wanted: false, Cancellation);

        Assert.Equal("notification.always-by-mail", refused.Error?.Code);
    }

    [Theory]
    [EveryDatabase]
    public async Task Choice_is_written_down_once_and_can_be_taken_back(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);

        await portal.ChooseAsync(portal.Alice, NoticeTopic.Quota, Channel.Mail, wanted: false);
        await portal.ChooseAsync(portal.Alice, NoticeTopic.Quota, Channel.Mail, wanted: false);
        await portal.ChooseAsync(portal.Alice, NoticeTopic.Quota, Channel.Mail, wanted: true);

        Assert.Equal(
            ["Quota by Mail: on → Quota by Mail: off", "Quota by Mail: off → Quota by Mail: on"],
            (await portal.AuditOfAsync(portal.Alice, "notification.")).Select(x => x.Detail));
    }

    [Fact]
    public void Every_kind_of_notice_belongs_to_a_topic_and_can_be_read_again()
    {
        foreach (var kind in Enum.GetValues<NoticeKind>())
        {
            Assert.True(NoticeTopics.Of(kind) is { } topic ? Enum.IsDefined(topic) : kind is NoticeKind.MemberInvited or NoticeKind.PasswordLink);
            Assert.NotNull(Notice.Parse(kind, "{}"));
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task Nodes_that_plan_at_once_make_one_message_a_channel(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        for (var i = 0; i < 30; i++)
        {
            await portal.NotifyAsync(portal.Alice, NoticeKind.CopyDone, $"{i}");
        }

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => portal.Get<DeliverOutbox>().RunAsync(Cancellation))));
        await portal.Get<DeliverOutbox>().RunAsync(Cancellation);

        var messages = await portal.ReadAsync(db => db.Outbox.ToListAsync());
        Assert.Equal((30, 30), (messages.Count, messages.Select(x => x.Notification).Distinct().Count()));
        Assert.All(messages, x => Assert.Equal(OutboxState.Sent, x.State));
        Assert.Equal(30, portal.Mails.Composed.Count);
    }
}
