using ImagePortal.Core.Accounts;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Tickets;
using ImagePortal.Web.Components.Tickets;

namespace ImagePortal.Web.Tests.Tickets;

/// <summary>What stands in place of the import button (R92).</summary>
public sealed class ImportDoorTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 18, 4, 0, 0, TimeSpan.Zero);
    private static readonly RegionView Toronto = new(new RegionCode("na-toronto"), "Toronto", "strict", "America/Toronto", false, false);
    private static readonly RegionView Guangzhou = new(new RegionCode("ap-guangzhou"), "Guangzhou", "strict", "Asia/Shanghai", true, true);
    private static readonly RegionView Beijing = new(new RegionCode("ap-beijing"), "Beijing", "strict", "Asia/Shanghai", true, true) { ImportsClosed = true };
    private static readonly ImportPermission Held = new() { IsGranted = true, ChangedAt = Now.AddDays(-1) };

    [Fact]
    public void Nothing_stands_in_the_way_of_who_may_import_here() => Assert.Null(Of(Held));

    [Fact]
    public void Without_a_permission_it_leads_to_the_application_for_this_region()
    {
        var door = Of(new ImportPermission())!;

        Assert.Equal(("Apply to import", "tickets?region=na-toronto", true), (door.Text, door.Link, door.IsMain));
    }

    [Theory]
    [InlineData(0, "Import: pending")]
    [InlineData(40, "Import: pending, since 40 min")]
    [InlineData(120, "Import: pending, since 2 h")]
    [InlineData(60 * 24 * 5, "Import: pending, since 5 d")]
    public void While_it_waits_it_says_since_when_and_leads_to_the_ticket(int minutes, string text)
    {
        var door = Of(new ImportPermission(), open: Ticket(TicketState.Open, Now.AddMinutes(-minutes)))!;

        Assert.Equal((text, "tickets/tkt-4m8w2x6c"), (door.Text, door.Link));
    }

    [Fact]
    public void A_declined_application_is_shown_with_its_reason()
    {
        var door = Of(new ImportPermission(), last: Ticket(TicketState.Rejected, Now.AddDays(-1), "Use a public image."))!;

        Assert.Equal("Import: declined: Use a public image.", door.Text);
        Assert.Contains("apply again", door.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_reason_is_cut_on_the_button_and_whole_beside_it()
    {
        var reason = string.Join(' ', Enumerable.Repeat("because", 20));

        var door = Of(new ImportPermission(), last: Ticket(TicketState.Rejected, Now, reason))!;

        Assert.True(door.Text.Length < 90 && door.Text.EndsWith('…'));
        Assert.Contains(reason, door.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_permission_for_other_regions_a_past_end_and_a_revocation_each_say_so()
    {
        Assert.Contains("does not cover Toronto", Of(Held with { Regions = [Guangzhou.Code] })!.Why, StringComparison.Ordinal);
        Assert.Contains("ended on 17 Nov 2026", Of(Held with { Until = Now.AddDays(-1) })!.Why, StringComparison.Ordinal);
        Assert.Contains("was withdrawn: Over.", Of(Held with { IsGranted = false, Reason = "Over" }, last: Ticket(TicketState.Revoked, Now))!.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_permission_given_after_a_refusal_counts_and_not_the_refusal() =>
        Assert.Null(Of(Held, last: Ticket(TicketState.Rejected, Now, "No")));

    [Fact]
    public void Where_the_permission_does_not_reach_it_names_the_regions_that_are_open_to_the_account()
    {
        var door = Of(Held with { Regions = [Guangzhou.Code, Beijing.Code] })!;

        Assert.Equal((false, true, "tickets?region=na-toronto"), (door.IsClosed, door.MayElsewhere, door.Link));
        Assert.Equal([Guangzhou], door.Elsewhere);
    }

    [Fact]
    public void A_closed_region_offers_nothing_to_apply_for_but_the_regions_that_are_open()
    {
        var door = Of(Held, region: Beijing)!;
        var stranger = Of(new ImportPermission(), region: Beijing)!;

        Assert.Equal((true, true, "images/ap-beijing/import"), (door.IsClosed, door.MayElsewhere, door.Link));
        Assert.Equal([Guangzhou, Toronto], door.Elsewhere);
        Assert.Equal((true, false), (stranger.IsClosed, stranger.MayElsewhere));
        Assert.Equal([Guangzhou, Toronto], stranger.Elsewhere);
    }

    [Fact]
    public void Who_may_import_nowhere_is_sent_to_no_other_region() => Assert.Empty(Of(new ImportPermission())!.Elsewhere);

    private static ImportDoor? Of(ImportPermission permission, TicketView? open = null, TicketView? last = null, RegionView? region = null) =>
        ImportDoor.Of(new ImportStanding(permission, open, last), region ?? Toronto, [Guangzhou, Beijing, Toronto], Now);

    private static TicketView Ticket(TicketState state, DateTimeOffset at, string? reason = null) =>
        new(new TicketId("tkt-4m8w2x6c"), state, "why", "8", [Toronto.Code], at, at.AddHours(8), null, reason);
}
