using ImagePortal.Core.Notifications;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace ImagePortal.Core.Tests.Notifications;

/// <summary>Each message goes out once, or lies with the dead for an operator to see (R96, R100).</summary>
public sealed class DeliveryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Message_is_delivered_once_though_many_deliver_at_once(DatabaseProvider provider)
    {
        var transport = new CountingTransport();
        await using var portal = await TestPortal.OpenAsync(provider, x => x.AddSingleton<IMailTransport>(transport));
        await NotifyAsync(portal);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => DeliverAsync(portal))));
        await DeliverAsync(portal);

        Assert.Single(transport.Sent);
        var message = await MessageAsync(portal);
        Assert.Equal((OutboxState.Sent, 1, TestPortal.Start), (message.State, message.Attempt, message.SentAt));
    }

    [Theory]
    [EveryDatabase]
    public async Task Message_that_cannot_be_sent_is_tried_again_after_growing_pauses_and_dies_at_last(DatabaseProvider provider)
    {
        var transport = new CountingTransport { Fault = new IOException(new string('x', 5000)) };
        await using var portal = await TestPortal.OpenAsync(provider, x => x.AddSingleton<IMailTransport>(transport));
        await NotifyAsync(portal);
        var pauses = new List<double>();

        for (var attempt = 1; attempt < OutboxMessage.MaxAttempts; attempt++)
        {
            await DeliverAsync(portal);
            await DeliverAsync(portal);
            var waiting = await MessageAsync(portal);
            Assert.Equal((OutboxState.Pending, attempt, attempt), (waiting.State, waiting.Attempt, transport.Sent.Count));
            pauses.Add((waiting.DueAt - portal.Time.GetUtcNow()).TotalSeconds);
            portal.Time.Advance(waiting.DueAt - portal.Time.GetUtcNow());
        }

        await DeliverAsync(portal);

        Assert.Equal([5, 20, 80, 320, 1280, 5120, 20480], pauses);
        var dead = await MessageAsync(portal);
        Assert.Equal((OutboxState.Dead, OutboxMessage.MaxFaultLength), (dead.State, dead.LastFault!.Length));
        Assert.Single(transport.Sent.Select(x => x.MessageId).Distinct());
    }

    [Theory]
    [EveryDatabase]
    public async Task Message_whose_sender_died_is_sent_by_another(DatabaseProvider provider)
    {
        var transport = new CountingTransport { Fault = new OperationCanceledException() };
        await using var portal = await TestPortal.OpenAsync(provider, x => x.AddSingleton<IMailTransport>(transport));
        await NotifyAsync(portal);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DeliverAsync(portal));
        transport.Fault = null;

        await portal.SweepAsync();
        var early = portal.Jobs.Queued;
        portal.Time.Advance(TimeSpan.FromMinutes(2));
        await portal.SweepAsync();
        await portal.RunJobsAsync();

        Assert.Empty(early);
        Assert.Equal(OutboxState.Sent, (await MessageAsync(portal)).State);
        Assert.Equal(2, transport.Sent.Count);
    }

    [Theory]
    [EveryDatabase]
    public async Task Sweep_gives_a_lost_hint_again(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await NotifyAsync(portal);

        await portal.SweepAsync();
        await portal.RunJobsAsync();
        await portal.SweepAsync();

        Assert.Equal(OutboxState.Sent, (await MessageAsync(portal)).State);
        Assert.Empty(portal.Jobs.Queued);
    }

    [Fact]
    public async Task Without_a_mail_server_messages_are_files_and_the_same_one_is_one_file()
    {
        await using var portal = await TestPortal.OpenAsync();
        await NotifyAsync(portal);

        await DeliverAsync(portal);
        await using (var db = portal.OpenDatabase())
        {
            (await db.Outbox.SingleAsync(Cancellation)).Fail("as if the end had not been written", permanent: false, TestPortal.Start.AddDays(-1));
            await db.SaveChangesAsync(Cancellation);
        }

        await DeliverAsync(portal);

        var file = Assert.Single(Directory.GetFiles(Path.Combine(portal.DataPath, "mail")));
        var mail = await MimeMessage.LoadAsync(file, Cancellation);
        Assert.Equal(("ImportDone: web", "alice@example.test"), (mail.Subject, mail.To.Mailboxes.Single().Address));
        Assert.Equal(2, portal.Mails.Composed.Count);
        Assert.EndsWith(".eml", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Real_server_gets_the_message_over_an_encrypted_connection_after_a_login()
    {
        await using var sink = await SmtpSink.StartAsync();
        await using var portal = await TestPortal.OpenAsync(settings: sink.Settings());
        await NotifyAsync(portal);

        await DeliverAsync(portal);

        var mail = Assert.Single(sink.Messages);
        var message = await MessageAsync(portal);
        Assert.Equal(OutboxState.Sent, message.State);
        Assert.Equal($"{message.Id:N}@example.test", mail.MessageId);
        Assert.Equal(("ImportDone: web", "<p>web</p>", "web"), (mail.Subject, mail.HtmlBody?.Trim(), mail.TextBody?.Trim()));
        Assert.Equal(TestPortal.Start, mail.Date);
    }

    [Fact]
    public async Task Unknown_mailbox_is_final_and_the_message_dies_at_once()
    {
        await using var sink = await SmtpSink.StartAsync("--refuse", "alice@example.test");
        await using var portal = await TestPortal.OpenAsync(settings: sink.Settings());
        await NotifyAsync(portal);

        await DeliverAsync(portal);

        var message = await MessageAsync(portal);
        Assert.Equal((OutboxState.Dead, 1), (message.State, message.Attempt));
        Assert.StartsWith("550 ", message.LastFault, StringComparison.Ordinal);
        Assert.Empty(sink.Messages);
    }

    [Fact]
    public async Task Busy_mailbox_is_tried_again_and_gets_the_message_once_under_the_same_id()
    {
        await using var sink = await SmtpSink.StartAsync("--defer", "alice@example.test");
        await using var portal = await TestPortal.OpenAsync(settings: sink.Settings());
        await NotifyAsync(portal);

        await DeliverAsync(portal);
        var deferred = await MessageAsync(portal);
        portal.Time.Advance(TimeSpan.FromSeconds(5));
        await DeliverAsync(portal);

        Assert.Equal((OutboxState.Pending, 1), (deferred.State, deferred.Attempt));
        Assert.Equal((OutboxState.Sent, 2), ((await MessageAsync(portal)).State, (await MessageAsync(portal)).Attempt));
        Assert.Equal($"{deferred.Id:N}@example.test", Assert.Single(sink.Messages).MessageId);
    }

    [Fact]
    public async Task Wrong_password_is_the_operators_to_mend_and_is_tried_again()
    {
        await using var sink = await SmtpSink.StartAsync();
        await using var portal = await TestPortal.OpenAsync(settings: sink.Settings(password: "wrong"));
        await NotifyAsync(portal);

        await DeliverAsync(portal);

        Assert.Equal(OutboxState.Pending, (await MessageAsync(portal)).State);
        Assert.Contains("535", (await MessageAsync(portal)).LastFault, StringComparison.Ordinal);
        Assert.Empty(sink.Messages);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task Server_with_an_unknown_certificate_gets_neither_password_nor_message(string certificate)
    {
        await using var sink = await SmtpSink.StartAsync();
        var settings = sink.Settings(certificate: certificate);
        if (certificate.Length == 0)
        {
            settings.Remove("Portal:Mail:TrustedCertificate");
        }

        await using var portal = await TestPortal.OpenAsync(settings: settings);
        await NotifyAsync(portal);

        await DeliverAsync(portal);

        Assert.Equal(OutboxState.Pending, (await MessageAsync(portal)).State);
        Assert.Contains("SSL", (await MessageAsync(portal)).LastFault, StringComparison.Ordinal);
        Assert.Empty(sink.Messages);
    }

    private static Task DeliverAsync(TestPortal portal) => portal.Get<DeliverOutbox>().RunAsync(Cancellation);

    private static Task<OutboxMessage> MessageAsync(TestPortal portal) => portal.ReadAsync(db => db.Outbox.AsNoTracking().SingleAsync());

    private static async Task NotifyAsync(TestPortal portal)
    {
        var notice = new ImageNotice("img-00000000", "web", "ap-guangzhou", "Guangzhou", "Asia/Shanghai", "disk.qcow2", TestPortal.Start);
        await using var db = portal.OpenDatabase();
        portal.Get<Notifier>().Add(db, portal.Alice.Account, portal.Alice.Member, NoticeKind.ImportDone, "web is ready", "/images", notice);
        await db.SaveChangesAsync(Cancellation);
    }
}
