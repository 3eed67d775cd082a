using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Regions;
using ImagePortal.EndToEnd.Setup;
using Microsoft.EntityFrameworkCore;
using Channel = ImagePortal.Core.Notifications.Channel;

namespace ImagePortal.EndToEnd.Notifications;

/// <summary>Twenty kills at random moments of a run of imports, copies and shares: afterwards the sinks hold exactly what they should (R96, R100, D9).</summary>
public sealed class KilledDeliveryTests
{
    private const int Kills = 20;
    private const int Seed = 5;
    private const string AliceNumber = "+8613800138001";
    private const string BobNumber = "+8613800138002";

    private static readonly RegionCode From = new("ap-guangzhou");
    private static readonly RegionCode To = new("ap-shanghai");

    // Long enough that kills fall between a message's arrival and the portal's note of it.
    private static readonly TimeSpan GatewayThinks = TimeSpan.FromMilliseconds(300);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sinks_hold_one_message_an_operation_and_channel_after_twenty_kills()
    {
        Assert.SkipWhen(Needs.Missing is not null, Needs.Missing ?? "");
        await using var mail = await SmtpSink.StartAsync();
        await using var sms = SmsSink.Start(GatewayThinks);
        Dictionary<string, string> settings = new(sms.Settings())
        {
            ["Portal__Limits__ImagesPerRegion"] = "200",
            ["Portal__Limits__OperationsPerDay"] = "200",
            ["Portal__Mail__SharesPerRecipientPerHour"] = "1000",
        };
        await using var portal = await PortalProcess.StartAsync(mail, settings);
        await using var hands = new PortalHands(portal.Data.Folder, settings.ToDictionary(x => x.Key.Replace("__", ":", StringComparison.Ordinal), x => (string?)x.Value));
        var (alice, bob) = (await hands.CallerAsync(Visitor.Alice), await hands.CallerAsync(Visitor.Bob));
        await OptInAsync(hands, alice, AliceNumber);
        await OptInAsync(hands, bob, BobNumber);

        await KillAgainAndAgainAsync(portal, hands, alice, bob);
        await Wait.UntilAsync("every operation and message to be over", () => IsQuietAsync(hands), TimeSpan.FromMinutes(5));

        await AssertExactAsync(hands, mail, sms);
    }

    private static async Task KillAgainAndAgainAsync(PortalProcess portal, PortalHands hands, Caller alice, Caller bob)
    {
        var random = new Random(Seed);
        var disk = await File.ReadAllBytesAsync(SampleDisks.Good, Cancellation);
        for (var round = 0; round < Kills; round++)
        {
            await hands.ImportAsync(alice, From, disk, $"image {round}");
            foreach (var image in await UnsharedAsync(hands, alice))
            {
                await hands.ShareAsync(alice, image, bob.Account);
                await hands.CopyAsync(alice, image, To);
            }

            await Task.Delay(random.Next(50, 2500), Cancellation);
            portal.Kill();
            await portal.StartAsync();
        }
    }

    /// <summary>Imports that are done, and that nothing was made of yet.</summary>
    private static async Task<List<ImageId>> UnsharedAsync(PortalHands hands, Caller alice)
    {
        await using var db = hands.Open();
        return await db.Images
            .Where(x => x.Owner == alice.Account && x.Region == From && x.State == ImageState.Available && !db.Shares.Any(s => s.Image == x.Id))
            .Select(x => x.Id)
            .ToListAsync(Cancellation);
    }

    private static async Task OptInAsync(PortalHands hands, Caller member, string number)
    {
        await using var db = hands.Open();
        var phone = db.Phones.Add(new Phone(member.Account, member.Member)).Entity;
        Assert.True(phone.Confirm(phone.Ask(number, TimeProvider.System.GetUtcNow()).Value!, TimeProvider.System.GetUtcNow()).Ok);
        await db.SaveChangesAsync(Cancellation);
        foreach (var topic in Enum.GetValues<NoticeTopic>())
        {
            Assert.True((await hands.Get<ChooseChannel>().RunAsync(member, topic, Channel.Sms, wanted: true, Cancellation)).Ok);
        }
    }

    private static async Task<bool> IsQuietAsync(PortalHands hands)
    {
        await using var db = hands.Open();
        return !await db.Operations.AnyAsync(x => x.State == OperationState.Queued || x.State == OperationState.Running, Cancellation)
            && !await db.Notifications.AnyAsync(x => x.IsWaiting, Cancellation)
            && !await db.Outbox.AnyAsync(x => x.State == OutboxState.Pending, Cancellation);
    }

    private static async Task AssertExactAsync(PortalHands hands, SmtpSink mail, SmsSink sms)
    {
        await using var db = hands.Open();
        var operations = await db.Operations.ToListAsync(Cancellation);
        var shares = await db.Shares.CountAsync(Cancellation);
        var notifications = await db.Notifications.ToListAsync(Cancellation);
        var messages = await db.Outbox.ToListAsync(Cancellation);
        Assert.All(operations, x => Assert.Equal(OperationState.Succeeded, x.State));
        Assert.Equal(Kills, operations.Count(x => x.Kind == OperationKind.Import));
        Assert.True(shares > 0 && operations.Count > Kills, "nothing was shared or copied");

        // One notification an operation and share, and one message of each by mail and by SMS.
        Assert.Equal(operations.Count + shares, notifications.Count);
        Assert.Equal(notifications.Count, notifications.Select(x => (x.Kind, x.Link, x.Member)).Distinct().Count());
        Assert.Equal(2 * notifications.Count, messages.Count);
        Assert.All(messages, x => Assert.Equal(OutboxState.Sent, x.State));

        var mails = mail.Mails.Select(x => x.MessageId!.Split('@')[0]).ToList();
        var texts = sms.Requests.Select(x => x.Key).ToList();
        Assert.Equal(Ids(messages, Channel.Mail), mails.Distinct().Order());
        Assert.Equal(Ids(messages, Channel.Sms), texts.Distinct().Order());
        TestContext.Current.SendDiagnosticMessage($"{mails.Count - mails.Distinct().Count()} mails and {texts.Count - texts.Distinct().Count()} SMS came twice, each under its own id.");
    }

    private static IEnumerable<string> Ids(List<OutboxMessage> messages, Channel channel) =>
        messages.Where(x => x.Channel == channel).Select(x => x.Id.ToString("N")).Order();
}
