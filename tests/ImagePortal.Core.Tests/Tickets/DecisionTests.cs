using ImagePortal.Core.Accounts;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;
using ImagePortal.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Tickets;

/// <summary>The operators' side: queue, history, decisions (R102, D19).</summary>
public sealed class DecisionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Approval_gives_the_permission_as_decided_and_tells_the_account_R102_D19(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var olga = await portal.AddOperatorAsync();
        var id = await portal.OpenTicketAsync(portal.Carol, TestPortal.Guangzhou, TestPortal.Toronto);
        await portal.RunJobsAsync();
        portal.Mails.Composed.Clear();
        var until = TestPortal.Start.AddDays(90);

        var result = await portal.ApproveAsync(olga, id, new ImportScope([TestPortal.Toronto], until), "For the migration");
        await portal.RunJobsAsync();

        Assert.Null(result.Refusal);
        var permission = await portal.PermissionOfAsync(portal.Carol);
        Assert.Equal((true, until, olga.Member, id, "For the migration"), (permission.IsGranted, permission.Until, permission.ChangedBy, permission.Ticket, permission.Reason));
        Assert.Equal([TestPortal.Toronto], permission.Regions);
        var decision = TestPortal.Accepted(await portal.Get<GetTicket>().RunAsync(portal.Carol, id, Cancellation)).Timeline[^1];
        Assert.Equal((TicketEventKind.Approved, "Operator", "For the migration", until), (decision.Kind, decision.Author, decision.Text, decision.Until));
        Assert.Equal([TestPortal.Toronto], decision.Regions);
        var (kind, notice, link, recipient) = Assert.Single(portal.Mails.Composed);
        Assert.Equal((NoticeKind.TicketApproved, $"/tickets/{id}", portal.Carol.Email), (kind, link, recipient));
        Assert.Equal((until, "For the migration", "Toronto"), (((TicketNotice)notice).Until, ((TicketNotice)notice).Reason, Assert.Single(((TicketNotice)notice).Regions)));
        var audit = await portal.ReadAsync(db => db.Audit.Where(x => x.Action == "import-permission.granted").SingleAsync(Cancellation));
        Assert.Equal((olga.Member, "192.0.2.1", portal.Carol.Account.Value, "none"), (audit.Member, audit.From, audit.Subject, audit.Before));
        Assert.StartsWith("na-toronto until 2026-05-31", audit.After, StringComparison.Ordinal);
    }

    [Theory]
    [EveryDatabase]
    public async Task Rejection_needs_a_reason_and_carries_it_to_the_account_R102_D19(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var olga = await portal.AddOperatorAsync();
        var id = await portal.OpenTicketAsync(portal.Carol);

        var silent = await portal.RejectAsync(olga, id, " ");
        var rejected = await portal.RejectAsync(olga, id, "Use a public image");
        await portal.RunJobsAsync();

        Assert.Equal(("import-permission.reason", null), (silent.Refusal?.Code, rejected.Refusal));
        var standing = await portal.Get<GetImportStanding>().RunAsync(portal.Carol, Cancellation);
        Assert.Equal((true, TicketState.Rejected, "Use a public image"), (standing.IsDeclined, standing.Last?.State, standing.Last?.Reason));
        var mail = Assert.Single(portal.Mails.Composed, x => x.Kind == NoticeKind.TicketRejected);
        Assert.Equal((portal.Carol.Email, "Use a public image"), (mail.Recipient, ((TicketNotice)mail.Notice).Reason));
        Assert.True((await portal.ApplyAsync(portal.Carol)).Ok);
    }

    [Theory]
    [EveryDatabase]
    public async Task Of_two_operators_who_decide_at_once_one_wins_and_the_other_is_told_who_D19(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider, settings: new Dictionary<string, string?> { ["Portal:Tickets:ApplicationsPerDay"] = "100" });
        var (olga, otto) = (await portal.AddOperatorAsync(), await portal.AddOperatorAsync("Otto"));

        for (var round = 0; round < 8; round++)
        {
            var id = await portal.OpenTicketAsync(portal.Carol);
            var decisions = await Task.WhenAll(
                Task.Run(() => portal.ApproveAsync(olga, id, new ImportScope([TestPortal.Guangzhou], null))), Task.Run(() => portal.RejectAsync(otto, id)));

            var (approved, rejected) = (decisions[0].Refusal, decisions[1].Refusal);
            var loser = Assert.Single(decisions, x => x.Refusal is not null).Refusal!;
            Assert.Equal("ticket.not-open", loser.Code);
            Assert.Contains(approved is null ? "approved by Olga" : "rejected by Otto", loser.Message, StringComparison.Ordinal);
            Assert.Equal(rejected is null ? TicketState.Rejected : TicketState.Approved, (await portal.FindAsync(id)).State);
            Assert.Equal(approved is null, (await portal.PermissionOfAsync(portal.Carol)).IsGranted);
            Assert.Equal(2, await portal.ReadAsync(db => db.TicketEvents.CountAsync(x => x.Ticket == id, Cancellation)));
            if (approved is null)
            {
                Assert.True((await portal.Get<RevokeImportPermission>().RunAsync(olga, portal.Carol.Account, "Next round", Cancellation)).Ok);
            }
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task Bulk_decision_judges_each_ticket_by_itself(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var olga = await portal.AddOperatorAsync();
        var waiting = await portal.OpenTicketAsync(portal.Carol, TestPortal.Toronto);
        var own = await portal.OpenTicketAsync(olga);
        var unknown = TicketId.New();

        var first = TestPortal.Accepted(await portal.Get<ApproveTickets>().RunAsync(olga, [waiting, own, unknown], null, "", Cancellation));
        var second = TestPortal.Accepted(await portal.Get<RejectTickets>().RunAsync(olga, [waiting, own], "No", Cancellation));

        Assert.Equal([null, "ticket.own-account", "ticket.not-found"], first.Select(x => x.Refusal?.Code));
        Assert.Equal(["ticket.not-open", "ticket.own-account"], second.Select(x => x.Refusal?.Code));
        Assert.Equal(("Carol", portal.Carol.Account), (first[0].Applicant, first[0].Account));
        Assert.Equal([TestPortal.Toronto], (await portal.PermissionOfAsync(portal.Carol)).Regions);
    }

    [Theory]
    [EveryDatabase]
    public async Task Approval_as_asked_adds_to_what_the_account_holds_D19(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var olga = await portal.AddOperatorAsync();
        Assert.True((await portal.Get<GrantImportPermission>().RunAsync(olga, portal.Carol.Account, new ImportScope([TestPortal.Guangzhou], null), "", Cancellation)).Ok);
        var id = await portal.OpenTicketAsync(portal.Carol, TestPortal.Toronto);

        var review = TestPortal.Accepted(await portal.Get<ReviewTicket>().RunAsync(olga, id, Cancellation));
        await portal.ApproveAsync(olga, id);

        Assert.Equal([TestPortal.Guangzhou, TestPortal.Toronto], review.Proposed.Regions);
        Assert.Equal([TestPortal.Guangzhou, TestPortal.Toronto], (await portal.PermissionOfAsync(portal.Carol)).Regions);
    }

    [Theory]
    [EveryDatabase]
    public async Task Only_those_who_are_operators_now_see_and_decide_R102(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var id = await portal.OpenTicketAsync(portal.Carol);
        var pretends = portal.Bob with { IsOperator = true };

        var refusals = new[]
        {
            (await portal.Get<ListTicketQueue>().RunAsync(pretends, new TicketQuery(TicketFilter.Waiting), Cancellation)).Error,
            (await portal.Get<ReviewTicket>().RunAsync(pretends, id, Cancellation)).Error,
            (await portal.Get<AnswerTicket>().RunAsync(pretends, id, "Hi", Cancellation)).Error,
            (await portal.Get<ApproveTickets>().RunAsync(pretends, [id], null, "", Cancellation)).Error,
            (await portal.Get<RejectTickets>().RunAsync(pretends, [id], "No", Cancellation)).Error,
            (await portal.Get<GetImportGrant>().RunAsync(pretends, portal.Carol.Account, Cancellation)).Error,
            (await portal.Get<GrantImportPermission>().RunAsync(pretends, portal.Bob.Account, ImportScope.Everything, "", Cancellation)).Error,
            (await portal.Get<RevokeImportPermission>().RunAsync(pretends, portal.Alice.Account, "No", Cancellation)).Error,
        };

        Assert.All(refusals, x => Assert.Equal((ErrorKind.Forbidden, "ticket.operators-only"), (x?.Kind, x?.Code)));
        Assert.Equal(TicketState.Open, (await portal.FindAsync(id)).State);
        Assert.True((await portal.PermissionOfAsync(portal.Alice)).IsGranted);
    }

    [Theory]
    [EveryDatabase]
    public async Task Queue_shows_who_waits_longest_first_and_finds_by_name_purpose_and_id_R102(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var olga = await portal.AddOperatorAsync();
        Assert.True((await portal.Get<RevokeImportPermission>().RunAsync(olga, portal.Bob.Account, "Test", Cancellation)).Ok);
        var withdrawn = await portal.OpenTicketAsync(portal.Carol);
        Assert.True((await portal.Get<WithdrawTicket>().RunAsync(portal.Carol, withdrawn, Cancellation)).Ok);
        portal.Time.Advance(TimeSpan.FromMinutes(1));
        var carols = await portal.OpenTicketAsync(portal.Carol);
        portal.Time.Advance(TimeSpan.FromHours(9));
        var bobs = await portal.OpenTicketAsync(portal.Bob);
        Assert.True((await portal.Get<AnswerTicket>().RunAsync(olga, carols, "Soon", Cancellation)).Ok);
        async Task<TicketQueue> QueueAsync(TicketFilter filter, string? search = null) =>
            TestPortal.Accepted(await portal.Get<ListTicketQueue>().RunAsync(olga, new TicketQuery(filter, search), Cancellation));

        var queue = await QueueAsync(TicketFilter.Waiting);
        var found = new List<TicketId[]>();
        foreach (var search in new[] { "cArOl", "8 MACHINES", bobs.Value, portal.Carol.Account.Value, "nobody" })
        {
            found.Add([.. (await QueueAsync(TicketFilter.Waiting, search)).Items.Select(x => x.Id)]);
        }

        Assert.Equal([(carols, "Carol", 1, 1), (bobs, "Bob", 0, 0)], queue.Items.Select(x => (x.Id, x.Applicant, x.Comments, x.Earlier)));
        Assert.Equal((2, 1, 1, 0), (queue.Counts[TicketFilter.Waiting], queue.Counts[TicketFilter.Late], queue.Counts[TicketFilter.Ended], queue.Counts[TicketFilter.Approved]));
        Assert.Equal([[carols], [carols, bobs], [bobs], [carols], []], found);
        Assert.Null(queue.MedianAnswer);
        await portal.ApproveAsync(olga, carols);
        var decided = await QueueAsync(TicketFilter.Approved);
        Assert.Equal((carols, TimeSpan.FromHours(9)), (Assert.Single(decided.Items).Id, decided.MedianAnswer));
    }

    [Theory]
    [EveryDatabase]
    public async Task Review_shows_what_is_known_of_the_applicant_R102(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var olga = await portal.AddOperatorAsync();
        var image = await portal.AddImageAsync(portal.Alice);
        await portal.ShareAsync(image, portal.Carol.Account);
        await portal.AddImageAsync(portal.Carol, "built", TestPortal.Toronto);
        await portal.RejectAsync(olga, await portal.OpenTicketAsync(portal.Carol), "Say more");
        portal.Time.Advance(TimeSpan.FromMinutes(1));
        var id = await portal.OpenTicketAsync(portal.Carol);
        await portal.AcceptAsync(portal.Carol);
        await using (var db = portal.OpenDatabase())
        {
            var operation = await db.Operations.SingleAsync(Cancellation);
            operation.Refuse(TicketErrors.NoRegion, portal.Time.GetUtcNow());
            await db.SaveChangesAsync(Cancellation);
        }

        var review = TestPortal.Accepted(await portal.Get<ReviewTicket>().RunAsync(olga, id, Cancellation));

        var applicant = review.Applicant;
        Assert.Equal(("Carol", portal.Carol.Email, 1, 1), (applicant.Name, applicant.Mail, applicant.Images, applicant.SharesReceived));
        Assert.Equal((1, 1), (applicant.Imports, applicant.RefusedImports));
        Assert.Equal([new PlaceUse(TestPortal.Guangzhou, 0, 10), new PlaceUse(TestPortal.Toronto, 1, 10)], applicant.Places);
        Assert.Equal([(TicketState.Rejected, "Say more")], applicant.Earlier.Select(x => (x.State, x.Reason)));
        Assert.True(review.MayDecide);
        Assert.NotEmpty(review.Reasons);
    }
}
