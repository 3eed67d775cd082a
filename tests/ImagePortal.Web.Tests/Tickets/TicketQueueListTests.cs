using Bunit;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Tickets;
using ImagePortal.Web.Components.Tickets.Review;

namespace ImagePortal.Web.Tests.Tickets;

/// <summary>Who waits, for how long (R102).</summary>
public sealed class TicketQueueListTests : ComponentTest
{
    [Theory]
    [InlineData(-40, "40 min over", "ip-t-bad")]
    [InlineData(100, "1 h 40 min left", "ip-t-warn")]
    [InlineData(60 * 7, "7 h left", "ip-soft")]
    public void Clock_runs_to_the_answer_and_past_it(int minutes, string text, string css)
    {
        var clock = List(Item("a", TicketState.Open, minutes)).Find(".ip-sla");

        Assert.Equal(text, clock.TextContent.Trim());
        Assert.Contains(css, clock.ClassList);
    }

    [Fact]
    public void Only_those_that_wait_can_be_chosen_and_the_one_in_hand_is_marked()
    {
        var chosen = new List<TicketId>();
        var view = Render<TicketQueueList>(p => p
            .Add(x => x.Items, [Item("a", TicketState.Open, 60), Item("b", TicketState.Approved, 60)])
            .Add(x => x.View, new TicketQueueView(TicketFilter.Late, "50 %"))
            .Add(x => x.Now, Now)
            .Add(x => x.Current, new TicketId("tkt-bbbbbbbb"))
            .Add(x => x.OnChoose, chosen.Add));

        view.Find("input[aria-label='Choose Applicant a']").Change(true);

        Assert.Single(view.FindAll("input"));
        Assert.Equal([new TicketId("tkt-aaaaaaaa")], chosen);
        Assert.Equal("admin/tickets/tkt-bbbbbbbb?filter=late&search=50%20%25", view.Find("[aria-current]").GetAttribute("href"));
        Assert.Contains("Approved", view.Find("[aria-current]").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, "admin/tickets")]
    [InlineData("LATE", " ", "admin/tickets?filter=late")]
    [InlineData("17", "x", "admin/tickets?search=x")]
    public void View_stands_in_the_address(string? filter, string? search, string address) =>
        Assert.Equal(address, TicketQueueView.Parse(filter, search).ToString());

    private static TicketQueueItem Item(string name, TicketState state, int minutes) => new(
        new TicketId($"tkt-{new string(name[0], 8)}"), new AccountId("100000000003"), $"Applicant {name}", "why", [], state, Now, Now.AddMinutes(minutes), null, 2, 1);

    private IRenderedComponent<TicketQueueList> List(TicketQueueItem item) =>
        Render<TicketQueueList>(p => p.Add(x => x.Items, [item]).Add(x => x.View, new TicketQueueView()).Add(x => x.Now, Now));
}
