using System.Net;
using System.Text.RegularExpressions;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Notifications;

/// <summary>A number gets SMS only after a code sent to it came back (D9).</summary>
public sealed class PhoneTests
{
    private const string Number = "+8613800138000";

    private static readonly DateTimeOffset Now = TestPortal.Start;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Code_that_comes_back_verifies_the_number_and_is_kept_nowhere(DatabaseProvider provider)
    {
        await using var sink = SmsSink.Start();
        await using var portal = await TestPortal.OpenAsync(provider, settings: sink.Settings());

        var sent = await portal.Get<SendPhoneCode>().RunAsync(portal.Alice, " +86 138-0013 8000 ", Cancellation);
        var code = CodeIn(Assert.Single(sink.Requests).Body);
        var before = await SettingsAsync(portal, portal.Alice);
        var stored = await portal.ReadAsync(db => db.Phones.AsNoTracking().SingleAsync());
        var verified = await portal.Get<VerifyPhone>().RunAsync(portal.Alice, $" {code} ", Cancellation);
        var after = await SettingsAsync(portal, portal.Alice);

        Assert.True(sent.Ok && verified.Ok);
        Assert.Equal((null, Number, Number, null), (before.Number, before.Pending, after.Number, after.Pending));
        Assert.DoesNotContain(code, Convert.ToHexString(stored.CodeHash!), StringComparison.Ordinal);
        Assert.False(await portal.ReadAsync(db => db.Outbox.AnyAsync()));
        Assert.Equal(["phone.code-sent", "phone.verified"], (await portal.AuditOfAsync(portal.Alice, "phone.")).Select(x => x.Action));
        Assert.Null((await SettingsAsync(portal, portal.Bob)).Number);
    }

    [Theory]
    [EveryDatabase]
    public async Task Code_that_the_gateway_did_not_take_is_said_at_once(DatabaseProvider provider)
    {
        await using var sink = SmsSink.Start();
        sink.Answers.Enqueue(HttpStatusCode.ServiceUnavailable);
        await using var portal = await TestPortal.OpenAsync(provider, settings: sink.Settings());

        Assert.Equal("phone.not-sent", (await portal.Get<SendPhoneCode>().RunAsync(portal.Alice, Number, Cancellation)).Error?.Code);
        Assert.Equal("phone.too-soon", (await portal.Get<SendPhoneCode>().RunAsync(portal.Alice, Number, Cancellation)).Error?.Code);
    }

    [Fact]
    public async Task Without_a_gateway_nobody_is_asked_for_a_number()
    {
        await using var portal = await TestPortal.OpenAsync();

        Assert.Equal("notification.no-sms", (await portal.Get<SendPhoneCode>().RunAsync(portal.Alice, Number, Cancellation)).Error?.Code);
        Assert.Equal("notification.no-phone", (await portal.Get<ChooseChannel>().RunAsync(portal.Alice, NoticeTopic.Copies, Channel.Sms, true, Cancellation)).Error?.Code);
    }

    [Fact]
    public async Task One_number_is_bothered_five_times_a_day_however_many_members_name_it()
    {
        await using var sink = SmsSink.Start();
        await using var portal = await TestPortal.OpenAsync(settings: sink.Settings());
        Caller[] members = [portal.Alice, portal.Bob, portal.Carol];
        var refusals = new List<string?>();

        for (var i = 0; i < 6; i++)
        {
            refusals.Add((await portal.Get<SendPhoneCode>().RunAsync(members[i % 3], Number, Cancellation)).Error?.Code);
            portal.Time.Advance(Phone.CodePause);
        }

        Assert.Equal([null, null, null, null, null, "phone.too-many-codes"], refusals);
        Assert.Equal(5, sink.Requests.Count);
    }

    [Fact]
    public void Wrong_codes_are_counted_and_after_five_not_even_the_right_one_counts()
    {
        var phone = new Phone(new AccountId("100000000001"), Guid.NewGuid());
        var code = TestPortal.Accepted(phone.Ask(Number, Now));
        var wrong = code == "000000" ? "111111" : "000000";

        var said = Enumerable.Range(0, 5).Select(_ => phone.Confirm(wrong, Now).Error!.Message).ToList();

        Assert.Equal("This is not the code that was sent. 4 more tries.", said[0]);
        Assert.Equal("This is not the code that was sent. 1 more try.", said[3]);
        Assert.Equal("phone.too-many-tries", phone.Confirm(code, Now).Error?.Code);
        Assert.False(phone.IsVerified);
    }

    [Fact]
    public void Code_ends_after_ten_minutes_and_with_its_use()
    {
        var phone = new Phone(new AccountId("100000000001"), Guid.NewGuid());
        var code = TestPortal.Accepted(phone.Ask(Number, Now));

        Assert.Equal("phone.no-code", phone.Confirm(code, Now + Phone.CodeLife).Error?.Code);
        Assert.True(phone.Confirm(code, Now + Phone.CodeLife - TimeSpan.FromSeconds(1)).Ok);
        Assert.Equal("phone.no-code", phone.Confirm(code, Now).Error?.Code);
    }

    [Fact]
    public void New_code_waits_a_minute_and_five_are_sent_a_day()
    {
        var phone = new Phone(new AccountId("100000000001"), Guid.NewGuid());
        var now = Now;
        Assert.True(phone.Ask(Number, now).Ok);
        Assert.Equal("phone.too-soon", phone.Ask(Number, now.AddSeconds(59)).Error?.Code);
        for (var i = 1; i < Phone.CodesPerDay; i++)
        {
            Assert.True(phone.Ask(Number, now += Phone.CodePause).Ok);
        }

        Assert.Equal("phone.too-many-codes", phone.Ask(Number, now + Phone.CodePause).Error?.Code);
        Assert.True(phone.Ask(Number, now.AddDays(1)).Ok);
    }

    [Fact]
    public void Another_number_is_used_only_once_its_own_code_came_back()
    {
        var phone = new Phone(new AccountId("100000000001"), Guid.NewGuid());
        Assert.True(phone.Confirm(TestPortal.Accepted(phone.Ask(Number, Now)), Now).Ok);

        var code = TestPortal.Accepted(phone.Ask("+4930123456", Now.AddMinutes(5)));
        var meanwhile = phone.Number;
        Assert.True(phone.Confirm(code, Now.AddMinutes(6)).Ok);

        Assert.Equal((Number, "+4930123456"), (meanwhile, phone.Number));
    }

    [Theory]
    [InlineData("+86 138 0013 8000", "+8613800138000")]
    [InlineData("+49 (30) 123-456", "+4930123456")]
    [InlineData("138 0013 8000", null)]
    [InlineData("+0086138", null)]
    [InlineData("+1", null)]
    [InlineData("+1234567890123456", null)]
    [InlineData("+86 138 0013 8000 x", null)]
    [InlineData("", null)]
    public void Number_is_taken_with_its_country_and_nothing_else(string text, string? expected) => Assert.Equal(expected, Phone.Normalize(text));

    private static string CodeIn(string body) => Regex.Match(body, "[0-9]{6} is your").Value[..6];

    private static Task<NoticeSettings> SettingsAsync(TestPortal portal, Caller caller) => portal.Get<GetNoticeSettings>().RunAsync(caller, Cancellation);
}
