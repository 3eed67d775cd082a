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
        Assert.Contains("ap-guangzhou only, not in na-toronto", Of(Held with { Regions = [new RegionCode("ap-guangzhou")] })!.Why, StringComparison.Ordinal);
        Assert.Contains("ended on 17 Nov 2026", Of(Held with { Until = Now.AddDays(-1) })!.Why, StringComparison.Ordinal);
        Assert.Contains("was withdrawn: Over.", Of(Held with { IsGranted = false, Reason = "Over" }, last: Ticket(TicketState.Revoked, Now))!.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_permission_given_after_a_refusal_counts_and_not_the_refusal() =>
        Assert.Null(Of(Held, last: Ticket(TicketState.Rejected, Now, "No")));

    private static ImportDoor? Of(ImportPermission permission, TicketView? open = null, TicketView? last = null) =>
        ImportDoor.Of(new ImportStanding(permission, open, last), Toronto, Now);

    private static TicketView Ticket(TicketState state, DateTimeOffset at, string? reason = null) =>
        new(new TicketId("tkt-4m8w2x6c"), state, "why", "8", [Toronto.Code], at, at.AddHours(8), null, reason);
}
