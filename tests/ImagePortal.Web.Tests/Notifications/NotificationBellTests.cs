using Bunit;
using ImagePortal.Web.Components.Notifications;

namespace ImagePortal.Web.Tests.Notifications;

public sealed class NotificationBellTests : ComponentTest
{
    [Fact]
    public void Unread_ones_are_counted_in_words_and_marked()
    {
        NotificationItem[] items = [new("1", "web is ready", "images/1", Now, false), new("2", "old", "images/2", Now, true)];

        var view = Render<NotificationBell>(p => p.Add(x => x.Items, items).Add(x => x.Unread, 120));

        Assert.Equal("Notifications, 120 unread", view.Find("button").GetAttribute("aria-label"));
        Assert.Equal(["New"], view.FindAll("a .ip-badge").Select(x => x.TextContent));
    }

    [Fact]
    public void Opening_the_list_says_that_it_is_being_read()
    {
        var opened = false;
        var view = Render<NotificationBell>(p => p.Add(x => x.Items, []).Add(x => x.Unread, 0).Add(x => x.OnOpen, () => opened = true));

        view.Find("button").Click();

        Assert.True(opened);
        Assert.Contains("No notifications", view.Markup, StringComparison.Ordinal);
    }
}
