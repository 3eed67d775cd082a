using ImagePortal.Core.Accounts;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;

namespace ImagePortal.Core.Tests.Notifications;

/// <summary>What the bell shows.</summary>
public sealed class BellTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Newest_notifications_come_first_and_reading_clears_the_number(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await AddAsync(portal, portal.Alice, 3);
        await AddAsync(portal, portal.Bob, 1);

        var before = await portal.Get<ListNotifications>().RunAsync(portal.Alice, 2, onlyUnread: false, Cancellation);
        await portal.Get<ReadNotifications>().RunAsync(portal.Alice, null, Cancellation);
        var after = await portal.Get<ListNotifications>().RunAsync(portal.Alice, 2, onlyUnread: false, Cancellation);

        Assert.Equal(["2", "1"], before.Items.Select(x => x.Title));
        Assert.Equal(3, before.Unread);
        Assert.Equal((2, 0), (after.Items.Count(x => x.IsRead), after.Unread));
        Assert.Equal(1, (await portal.Get<ListNotifications>().RunAsync(portal.Bob, 2, onlyUnread: false, Cancellation)).Unread);
    }

    private static async Task AddAsync(TestPortal portal, Caller caller, int count)
    {
        await using var db = portal.OpenDatabase();
        for (var i = 0; i < count; i++)
        {
            db.Notifications.Add(new Notification(caller.Account, caller.Member, NoticeKind.ImportDone, $"{i}", "/", "{}", TestPortal.Start.AddMinutes(i)));
        }

        await db.SaveChangesAsync(Cancellation);
    }
}
