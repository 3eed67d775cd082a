using System.Net;
using System.Text.Json;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Tests.Notifications;

/// <summary>Results by SMS, through a gateway that fails as gateways do (R96, R100, D9).</summary>
public sealed class SmsTests
{
    private const string Number = "+8613800138000";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Member_with_a_verified_number_who_asked_for_it_gets_one_mail_and_one_sms(DatabaseProvider provider)
    {
        await using var sink = SmsSink.Start();
        await using var portal = await TestPortal.OpenAsync(provider, settings: sink.Settings());
        await portal.VerifyPhoneAsync(portal.Alice, Number);
        await portal.ChooseAsync(portal.Alice, NoticeTopic.Imports, Channel.Sms, wanted: true);
        await portal.NotifyAsync(portal.Alice, NoticeKind.ImportDone);

        await DeliverAsync(portal);
        await DeliverAsync(portal);

        var messages = await MessagesAsync(portal);
        Assert.Equal([(Channel.Mail, portal.Alice.Email, OutboxState.Sent), (Channel.Sms, Number, OutboxState.Sent)], messages.Select(x => (x.Channel, x.Recipient, x.State)));
        var request = Assert.Single(sink.Requests);
        Assert.Equal((messages[1].Id.ToString("N"), $"Bearer {SmsSink.Secret}"), (request.Key, request.Authorization));
        using var body = JsonDocument.Parse(request.Body);
        Assert.Equal((Number, "ImportDone \"web\" & /images"), (body.RootElement.GetProperty("to").GetString(), body.RootElement.GetProperty("text").GetString()));
    }

    [Theory]
    [InlineData(false, true, true)]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    public async Task Without_a_number_an_opt_in_or_a_gateway_there_is_only_the_mail(bool hasNumber, bool optsIn, bool hasGateway)
    {
        await using var sink = SmsSink.Start();
        await using var first = await TestPortal.OpenAsync(settings: sink.Settings());
        await first.VerifyPhoneAsync(first.Alice, Number);
        await first.ChooseAsync(first.Alice, NoticeTopic.Imports, Channel.Sms, optsIn);
        if (!hasNumber)
        {
            await first.Get<ForgetPhone>().RunAsync(first.Alice, Cancellation);
        }

        await using var portal = await TestPortal.OpenAsync(over: first, settings: hasGateway ? sink.Settings() : null);
        await portal.NotifyAsync(portal.Alice, NoticeKind.ImportRefused);
        await DeliverAsync(portal);

        Assert.Equal([Channel.Mail], (await MessagesAsync(portal)).Select(x => x.Channel));
        Assert.Empty(sink.Requests);
    }

    [Theory]
    [EveryDatabase]
    public async Task Gateway_that_breaks_or_says_nothing_is_asked_again_under_the_same_id(DatabaseProvider provider)
    {
        await using var sink = SmsSink.Start();
        HttpStatusCode?[] answers = [HttpStatusCode.InternalServerError, null, HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests, HttpStatusCode.Found];
        Array.ForEach(answers, sink.Answers.Enqueue);
        await using var portal = await OpenWithAliceAsync(sink, provider, ("TimeoutSeconds", "1"));
        await portal.NotifyAsync(portal.Alice, NoticeKind.ImportDone);

        var faults = new List<string?>();
        for (var attempt = 0; attempt <= answers.Length; attempt++)
        {
            await DeliverAsync(portal);
            var message = (await MessagesAsync(portal)).Single(x => x.Channel == Channel.Sms);
            faults.Add(message.LastFault);
            portal.Time.Advance(message.DueAt > portal.Time.GetUtcNow() ? message.DueAt - portal.Time.GetUtcNow() : TimeSpan.Zero);
        }

        Assert.Equal(
            ["500 said 500 to •••", "The SMS gateway did not answer within 1 s.", "401 said 401 to •••", "429 said 429 to •••", "302 said 302 to •••", null], faults);
        Assert.Equal(answers.Length + 1, sink.Requests.Count);
        Assert.Single(sink.Requests.Select(x => x.Key).Distinct());
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.UnprocessableEntity)]
    public async Task Message_that_the_gateway_finds_wrong_dies_at_once(HttpStatusCode answer)
    {
        await using var sink = SmsSink.Start();
        sink.Answers.Enqueue(answer);
        await using var portal = await OpenWithAliceAsync(sink);
        await portal.NotifyAsync(portal.Alice, NoticeKind.ImportDone);

        await DeliverAsync(portal);

        var message = (await MessagesAsync(portal)).Single(x => x.Channel == Channel.Sms);
        Assert.Equal((OutboxState.Dead, 1), (message.State, message.Attempt));
    }

    [Theory]
    [EveryDatabase]
    public async Task Sms_whose_sender_died_before_it_could_say_so_comes_again_under_the_same_id(DatabaseProvider provider)
    {
        await using var sink = SmsSink.Start();
        await using var portal = await OpenWithAliceAsync(sink, provider);
        await portal.NotifyAsync(portal.Alice, NoticeKind.ImportDone);
        await DeliverAsync(portal);
        await using (var db = portal.OpenDatabase())
        {
            // As if the end of the first send had not been written.
            await db.Outbox.Where(x => x.Channel == Channel.Sms).ExecuteUpdateAsync(
                x => x.SetProperty(m => m.State, OutboxState.Pending).SetProperty(m => m.SentAt, (DateTimeOffset?)null), Cancellation);
        }

        portal.Time.Advance(DeliverOutbox.ClaimLength);
        await DeliverAsync(portal);

        Assert.Equal(2, sink.Requests.Count);
        Assert.Single(sink.Requests.Select(x => x.Key).Distinct());
    }

    [Theory]
    [EveryDatabase]
    public async Task One_number_gets_so_many_an_hour_and_what_would_be_stale_is_dropped(DatabaseProvider provider)
    {
        await using var sink = SmsSink.Start();
        await using var portal = await OpenWithAliceAsync(sink, provider, ("PerRecipientPerHour", "3"));
        for (var i = 0; i < 7; i++)
        {
            await portal.NotifyAsync(portal.Alice, NoticeKind.ImportDone);
        }

        await DeliverAsync(portal);
        var first = sink.Requests.Count;
        portal.Time.Advance(OutboxThrottle.Window);
        await DeliverAsync(portal);
        var second = sink.Requests.Count;
        portal.Time.Advance(TimeSpan.FromMinutes(30));
        await DeliverAsync(portal);

        var left = (await MessagesAsync(portal)).Single(x => x is { Channel: Channel.Sms, State: OutboxState.Pending });
        Assert.Equal((3, 6, 6), (first, second, sink.Requests.Count));
        Assert.Equal((0, null), (left.Attempt, left.LastFault));
        Assert.Equal(7, (await MessagesAsync(portal)).Count(x => x is { Channel: Channel.Mail, State: OutboxState.Sent }));

        left.Wait(TestPortal.Start.AddHours(25), TestPortal.Start + OutboxThrottle.WaitsAtMost);
        Assert.Equal(OutboxState.Dropped, left.State);
    }

    [Fact]
    public async Task Form_bodies_urls_and_headers_are_filled_and_escaped_each_in_its_way()
    {
        await using var sink = SmsSink.Start();
        await using var portal = await TestPortal.OpenAsync(settings: sink.Settings(
            ("Url", sink.Url + "?key={secret}&id={id}"), ("ContentType", "application/x-www-form-urlencoded"), ("Body", "to={to}&text={text}"), ("Method", "PUT")));

        await portal.Get<SmsGateway>().SendAsync("id-1", Number, "a & b=\"ü\" {to}\r\n", Cancellation);

        var request = Assert.Single(sink.Requests);
        Assert.Equal(("PUT", "/send?key=s3cr%26t&id=id-1"), (request.Method, request.PathAndQuery));
        Assert.Equal("to=%2B8613800138000&text=a%20%26%20b%3D%22%C3%BC%22%20%7Bto%7D%0D%0A", request.Body);
    }

    [Theory]
    [InlineData("Portal:Sms:Url", "ftp://gateway.example.test/")]
    [InlineData("Portal:Sms:Url", "not a url")]
    [InlineData("Portal:Sms:Body", "{\"to\":\"{to}\"}")]
    [InlineData("Portal:Sms:TimeoutSeconds", "0")]
    public async Task Setting_that_cannot_work_stops_the_start(string name, string value)
    {
        var settings = new Dictionary<string, string?> { ["Portal:Sms:Url"] = "https://gateway.example.test/send", [name] = value };
        await using var portal = await TestPortal.OpenAsync(settings: settings);

        Assert.Throws<OptionsValidationException>(() => portal.Get<IOptions<SmsOptions>>().Value);
    }

    private static async Task<TestPortal> OpenWithAliceAsync(
        SmsSink sink, DatabaseProvider provider = DatabaseProvider.Sqlite, params (string Name, string Value)[] settings)
    {
        var portal = await TestPortal.OpenAsync(provider, settings: sink.Settings(settings));
        await portal.VerifyPhoneAsync(portal.Alice, Number);
        await portal.ChooseAsync(portal.Alice, NoticeTopic.Imports, Channel.Sms, wanted: true);
        return portal;
    }

    private static Task DeliverAsync(TestPortal portal) => portal.Get<DeliverOutbox>().RunAsync(Cancellation);

    private static Task<List<OutboxMessage>> MessagesAsync(TestPortal portal) =>
        portal.ReadAsync(db => db.Outbox.AsNoTracking().OrderBy(x => x.Channel).ToListAsync());
}
