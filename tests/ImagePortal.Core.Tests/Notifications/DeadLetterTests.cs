using ImagePortal.Core.Notifications;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Core.Tests.Notifications;

/// <summary>What could not be delivered is the operators' to mend, send again or give up.</summary>
public sealed class DeadLetterTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Operator_sees_why_and_sends_it_again_under_the_same_id(DatabaseProvider provider)
    {
        var transport = new CountingTransport { Fault = new DeliveryRefusedException("550 no such mailbox") };
        await using var portal = await DieAsync(provider, transport, 2);
        var admin = await portal.MakeOperatorAsync(portal.Bob);

        var dead = TestPortal.Accepted(await portal.Get<ListDeadLetters>().RunAsync(admin, Cancellation));
        transport.Fault = null;
        var settled = TestPortal.Accepted(await portal.Get<SettleDeadLetters>().RunAsync(admin, [dead.Items[0].Id, Guid.NewGuid()], resend: true, Cancellation));
        await portal.RunJobsAsync();
        var left = TestPortal.Accepted(await portal.Get<ListDeadLetters>().RunAsync(admin, Cancellation));

        Assert.Equal((2, 2, 1, 1), (dead.Total, dead.Items.Count, settled, left.Total));
        Assert.Equal(("550 no such mailbox", 1, portal.Alice.Account, Channel.Mail), (dead.Items[0].Fault, dead.Items[0].Attempts, dead.Items[0].Account, dead.Items[0].Channel));
        Assert.Equal(2, transport.Sent.Select(x => x.MessageId).Distinct().Count());
        Assert.Equal(3, transport.Sent.Count);
        Assert.Equal(["message.sent-again"], (await portal.AuditOfAsync(admin, "message.")).Select(x => x.Action));
    }

    [Theory]
    [EveryDatabase]
    public async Task Dropped_one_is_gone_from_the_list_and_never_sent(DatabaseProvider provider)
    {
        var transport = new CountingTransport { Fault = new DeliveryRefusedException("550 no such mailbox") };
        await using var portal = await DieAsync(provider, transport, 1);
        var admin = await portal.MakeOperatorAsync(portal.Bob);
        var dead = TestPortal.Accepted(await portal.Get<ListDeadLetters>().RunAsync(admin, Cancellation));

        var settled = TestPortal.Accepted(await portal.Get<SettleDeadLetters>().RunAsync(admin, [dead.Items[0].Id], resend: false, Cancellation));
        var again = TestPortal.Accepted(await portal.Get<SettleDeadLetters>().RunAsync(admin, [dead.Items[0].Id], resend: true, Cancellation));
        await portal.Get<DeliverOutbox>().RunAsync(Cancellation);

        Assert.Equal((1, 0, 1), (settled, again, transport.Sent.Count));
        Assert.Equal(0, TestPortal.Accepted(await portal.Get<ListDeadLetters>().RunAsync(admin, Cancellation)).Total);
        Assert.Equal(1, (await portal.Get<ListNotifications>().RunAsync(portal.Alice, 10, onlyUnread: false, Cancellation)).Unread);
    }

    [Theory]
    [EveryDatabase]
    public async Task Sent_and_dropped_messages_go_after_their_days_and_dead_ones_and_the_news_itself_stay(DatabaseProvider provider)
    {
        var transport = new CountingTransport { Fault = new DeliveryRefusedException("550 no such mailbox") };
        await using var portal = await DieAsync(provider, transport, 3);
        var admin = await portal.MakeOperatorAsync(portal.Bob);
        var dead = TestPortal.Accepted(await portal.Get<ListDeadLetters>().RunAsync(admin, Cancellation)).Items;
        transport.Fault = null;
        await portal.Get<SettleDeadLetters>().RunAsync(admin, [dead[0].Id], resend: false, Cancellation);
        await portal.Get<SettleDeadLetters>().RunAsync(admin, [dead[1].Id], resend: true, Cancellation);
        await portal.RunJobsAsync();
        Task<List<OutboxState>> StatesAsync() => portal.ReadAsync(db => db.Outbox.Select(x => x.State).ToListAsync());

        portal.Time.Advance(TimeSpan.FromDays(30));
        await portal.SweepAsync();
        var inTime = (await StatesAsync()).Order().ToList();
        portal.Time.Advance(TimeSpan.FromMinutes(3));
        await portal.SweepAsync();

        Assert.Equal([OutboxState.Sent, OutboxState.Dead, OutboxState.Dropped], inTime);
        Assert.Equal([OutboxState.Dead], await StatesAsync());
        Assert.Equal(3, await portal.ReadAsync(db => db.Notifications.CountAsync()));
    }

    [Fact]
    public async Task Nobody_else_sees_or_settles_them_and_that_he_tried_is_written_down()
    {
        await using var portal = await DieAsync(DatabaseProvider.Sqlite, new CountingTransport { Fault = new DeliveryRefusedException("550") }, 1);
        var id = await portal.ReadAsync(db => db.Outbox.Select(x => x.Id).SingleAsync());

        Assert.Equal("operator.only", (await portal.Get<ListDeadLetters>().RunAsync(portal.Alice, Cancellation)).Error?.Code);
        Assert.Equal("operator.only", (await portal.Get<SettleDeadLetters>().RunAsync(portal.Alice, [id], resend: true, Cancellation)).Error?.Code);
        await portal.SweepAsync();

        Assert.Equal(2, (await portal.AuditOfAsync(portal.Alice, "refused.")).Count);
    }

    [Theory]
    [EveryDatabase]
    public async Task Share_mails_to_one_address_are_so_many_an_hour_while_results_go_on(DatabaseProvider provider)
    {
        var transport = new CountingTransport();
        await using var portal = await TestPortal.OpenAsync(
            provider, x => x.AddSingleton<IMailTransport>(transport), new Dictionary<string, string?> { ["Portal:Mail:SharesPerRecipientPerHour"] = "2" });
        for (var i = 0; i < 4; i++)
        {
            await portal.NotifyAsync(portal.Alice, i % 2 == 0 ? NoticeKind.ImageShared : NoticeKind.ShareEnded);
        }

        await portal.NotifyAsync(portal.Alice, NoticeKind.ImportDone);
        await portal.NotifyAsync(portal.Bob, NoticeKind.ImageShared);

        await portal.Get<DeliverOutbox>().RunAsync(Cancellation);
        var first = transport.Sent.Count;
        portal.Time.Advance(OutboxThrottle.Window);
        await portal.Get<DeliverOutbox>().RunAsync(Cancellation);

        Assert.Equal((4, 6), (first, transport.Sent.Count));
    }

    private static async Task<TestPortal> DieAsync(DatabaseProvider provider, CountingTransport transport, int count)
    {
        var portal = await TestPortal.OpenAsync(provider, x => x.AddSingleton<IMailTransport>(transport));
        for (var i = 0; i < count; i++)
        {
            await portal.NotifyAsync(portal.Alice, NoticeKind.CopyFailed, $"web {i}");
        }

        await portal.Get<DeliverOutbox>().RunAsync(Cancellation);
        return portal;
    }
}
