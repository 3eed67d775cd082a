using Bunit;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Tickets;
using ImagePortal.Web.Components.Tickets;

namespace ImagePortal.Web.Tests.Tickets;

/// <summary>What was said and done, each line with an address of its own (D19).</summary>
public sealed class TicketTimelineTests : ComponentTest
{
    private static readonly RegionCode Toronto = new("na-toronto");

    [Fact]
    public void Lines_say_who_did_what_and_can_be_linked_to()
    {
        var view = Timeline(
            Entry(1, TicketEventKind.Applied, "Carol", isMine: true),
            Entry(2, TicketEventKind.Commented, "Operator", "By <b>BIOS</b>?\nOr not?"),
            Entry(3, TicketEventKind.Approved, "Operator", "For the move") with { Regions = [Toronto], Until = new(2027, 3, 31, 16, 0, 0, TimeSpan.Zero) },
            Entry(4, TicketEventKind.Revoked, "Operator", "Over"));

        Assert.Equal(
            ["You applied", "Operator", "Operator approved for Toronto, until 31 Mar 2027", "Operator took the permission back"],
            view.FindAll("p").Select(x => x.TextContent));
        Assert.Equal(["By <b>BIOS</b>?\nOr not?", "For the move", "Over"], view.FindAll("blockquote").Select(x => x.TextContent));
        Assert.Equal("tickets/tkt-4m8w2x6c#event-3", view.FindAll("a")[2].GetAttribute("href"));
        Assert.NotNull(view.Find("#event-3"));
        Assert.Single(JSInterop.Invocations["portal.showAnchor"]);
    }

    [Fact]
    public void Approval_without_regions_and_end_says_so() => Assert.Equal(
        "Operator approved for all regions, no end", Timeline(Entry(1, TicketEventKind.Approved, "Operator")).Find("p").TextContent);

    private static TicketEventView Entry(long id, TicketEventKind kind, string author, string text = "", bool isMine = false) =>
        new(id, Now, kind, author, !isMine, isMine, text, [], null);

    private IRenderedComponent<TicketTimeline> Timeline(params TicketEventView[] events) => Render<TicketTimeline>(p => p
        .AddCascadingValue(Guangzhou)
        .Add(x => x.Events, events)
        .Add(x => x.Path, "tickets/tkt-4m8w2x6c")
        .Add(x => x.NameOf, _ => "Toronto"));
}
