using ImagePortal.Core.Accounts;
using ImagePortal.Core.Notifications;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Setup;

/// <summary>News and phone numbers, without what would bring them.</summary>
internal static class SampleNotices
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    internal static async Task NotifyAsync(this TestPortal portal, Caller member, NoticeKind kind, string name = "web")
    {
        var notice = new ImageNotice("img-00000000", name, "ap-guangzhou", "Guangzhou", "Asia/Shanghai", "disk.qcow2", portal.Time.GetUtcNow());
        await using var db = portal.OpenDatabase();
        portal.Get<Notifier>().Add(db, member.Account, member.Member, kind, $"{name}: {kind}", "/images", notice);
        await db.SaveChangesAsync(Cancellation);
    }

    internal static async Task VerifyPhoneAsync(this TestPortal portal, Caller member, string number)
    {
        await using var db = portal.OpenDatabase();
        var phone = await db.Phones.SingleOrDefaultAsync(x => x.Member == member.Member, Cancellation) ?? db.Phones.Add(new Phone(member.Account, member.Member)).Entity;
        var code = TestPortal.Accepted(phone.Ask(number, TestPortal.Start));
        Assert.True(phone.Confirm(code, TestPortal.Start).Ok);
        await db.SaveChangesAsync(Cancellation);
    }

    internal static async Task ChooseAsync(this TestPortal portal, Caller member, NoticeTopic topic, Channel channel, bool wanted) =>
        Assert.Null((await portal.Get<ChooseChannel>().RunAsync(member, topic, channel, wanted, Cancellation)).Error);
}
