using ImagePortal.Core.Accounts;
using ImagePortal.Core.Tests.Setup;
using ImagePortal.Core.Tickets;

namespace ImagePortal.Core.Tests.Tickets;

/// <summary>What a ticket allows in each of its states (D19).</summary>
public sealed class TicketTests
{
    private static readonly Caller Carol = new(new AccountId("100000000003"), Guid.NewGuid(), "carol@example.test", IsOperator: false);
    private static readonly Guid Reviewer = Guid.NewGuid();

    private static readonly Dictionary<TicketState, Func<Ticket, Result>> Moves = new()
    {
        [TicketState.Approved] = x => x.Approve(Reviewer, "", TestPortal.Start),
        [TicketState.Rejected] = x => x.Reject(Reviewer, "no", TestPortal.Start),
        [TicketState.Withdrawn] = x => x.Withdraw(TestPortal.Start),
        [TicketState.Revoked] = x => x.Revoke(),
    };

    public static TheoryData<TicketState, TicketState, bool> AllMoves()
    {
        var data = new TheoryData<TicketState, TicketState, bool>();
        foreach (var from in Enum.GetValues<TicketState>())
        {
            foreach (var to in Moves.Keys)
            {
                data.Add(from, to, from == TicketState.Open ? to != TicketState.Revoked : from == TicketState.Approved && to == TicketState.Revoked);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(AllMoves))]
    public void Ticket_moves_only_as_allowed_and_a_refused_move_changes_nothing_D19(TicketState from, TicketState to, bool allowed)
    {
        var ticket = In(from);
        var version = ticket.Version;

        var moved = Moves[to](ticket);

        Assert.Equal(allowed ? null : "ticket.not-open", moved.Error?.Code);
        Assert.Equal(allowed ? to : from, ticket.State);
        Assert.Equal(allowed, version != ticket.Version);
        Assert.Equal(ticket.State == TicketState.Open ? Carol.Account : null, ticket.OpenOf);
    }

    [Theory]
    [InlineData(TicketState.Open, null)]
    [InlineData(TicketState.Approved, null)]
    [InlineData(TicketState.Rejected, null)]
    [InlineData(TicketState.Withdrawn, "ticket.not-open")]
    [InlineData(TicketState.Revoked, "ticket.not-open")]
    public void Both_sides_can_write_until_nobody_reads_it_any_more_D19(TicketState state, string? code) =>
        Assert.Equal(code, In(state).Comment("Hello").Error?.Code);

    [Fact]
    public void Texts_are_held_to_their_lengths_D19()
    {
        Assert.Equal("ticket.purpose", Open(" ", "8").Error?.Code);
        Assert.Equal("ticket.purpose", Open(new string('x', Ticket.MaxPurposeLength + 1), "8").Error?.Code);
        Assert.Equal("ticket.volume", Open("why", "\n").Error?.Code);
        Assert.Equal("ticket.volume", Open("why", new string('x', Ticket.MaxVolumeLength + 1)).Error?.Code);
        Assert.Equal("ticket.regions", Ticket.Open(TicketId.New(), Carol, new TicketApplication("why", "8", []), TestPortal.Start).Error?.Code);
        Assert.True(Open($" {new string('x', Ticket.MaxPurposeLength)} ", new string('x', Ticket.MaxVolumeLength)).Ok);
        Assert.Equal("ticket.comment", In(TicketState.Open).Comment("  ").Error?.Code);
        Assert.Equal("ticket.comment", In(TicketState.Open).Comment(new string('x', Ticket.MaxCommentLength + 1)).Error?.Code);
        Assert.Equal("import-permission.reason", In(TicketState.Open).Reject(Reviewer, " ", TestPortal.Start).Error?.Code);
        Assert.Equal("import-permission.reason", In(TicketState.Open).Reject(Reviewer, new string('x', Account.MaxReasonLength + 1), TestPortal.Start).Error?.Code);
    }

    private static Result<Ticket> Open(string purpose, string volume) =>
        Ticket.Open(TicketId.New(), Carol, new TicketApplication(purpose, volume, [TestPortal.Guangzhou]), TestPortal.Start);

    private static Ticket In(TicketState state)
    {
        var ticket = Open("why", "8").Value!;
        if (state == TicketState.Revoked)
        {
            Assert.True(Moves[TicketState.Approved](ticket).Ok);
        }

        Assert.True(state == TicketState.Open || Moves[state](ticket).Ok);
        return ticket;
    }
}
