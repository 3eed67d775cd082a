using ImagePortal.Core.Accounts;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Tests.Setup;
using ImagePortal.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Tickets;

/// <summary>The applicant's side: apply, write, withdraw (R92, D19).</summary>
public sealed class ApplicationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Applying_opens_a_ticket_and_tells_every_operator_R92_D19(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var (olga, otto) = (await portal.AddOperatorAsync(), await portal.AddOperatorAsync("Otto"));

        var id = await portal.OpenTicketAsync(portal.Carol, TestPortal.Guangzhou, TestPortal.Toronto);
        await portal.RunJobsAsync();

        var detail = TestPortal.Accepted(await portal.Get<GetTicket>().RunAsync(portal.Carol, id, Cancellation));
        Assert.Equal((TicketState.Open, "Move 8 machines", "8 once"), (detail.Ticket.State, detail.Ticket.Purpose, detail.Ticket.Volume));
        Assert.Equal([TestPortal.Guangzhou, TestPortal.Toronto], detail.Ticket.Regions);
        Assert.Equal(TestPortal.Start.AddHours(8), detail.Ticket.AnswerBy);
        Assert.Equal([(TicketEventKind.Applied, "Carol", true)], detail.Timeline.Select(x => (x.Kind, x.Author, x.IsMine)));
        Assert.Equal(
            new[] { olga.Email, otto.Email }.Select(x => (NoticeKind.TicketOpened, $"/admin/tickets/{id}", x)),
            portal.Mails.Composed.Select(x => (x.Kind, x.Link, x.Recipient)).OrderBy(x => x.Recipient));
        Assert.Equal("Carol asks for the import permission", Assert.Single((await portal.Get<ListNotifications>().RunAsync(olga, 10, onlyUnread: false, Cancellation)).Items).Title);
        Assert.Equal([("ticket.opened", id.Value)], (await portal.AuditOfAsync(portal.Carol, "ticket.")).Select(x => (x.Action, x.Subject)));
        var standing = await portal.Get<GetImportStanding>().RunAsync(portal.Carol, Cancellation);
        Assert.Equal((id, null, "import.no-permission"), (standing.Open?.Id, standing.Last, standing.Check(TestPortal.Guangzhou, TestPortal.Start).Error?.Code));
    }

    [Theory]
    [EveryDatabase]
    public async Task Of_many_that_apply_at_once_an_account_has_one_open_ticket_D19(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => portal.ApplyAsync(portal.Carol))));

        Assert.Single(answers, x => x.Ok);
        Assert.All(answers.Where(x => !x.Ok), x => Assert.Equal("ticket.already-open", x.Error!.Code));
        Assert.Equal(1, await portal.ReadAsync(db => db.Tickets.CountAsync(Cancellation)));
        Assert.Equal(1, await portal.ReadAsync(db => db.TicketEvents.CountAsync(Cancellation)));
    }

    [Theory]
    [EveryDatabase]
    public async Task Withdrawn_ticket_makes_room_for_another_until_the_days_applications_are_used_up_D19(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        for (var i = 0; i < 5; i++)
        {
            Assert.True((await portal.Get<WithdrawTicket>().RunAsync(portal.Carol, await portal.OpenTicketAsync(portal.Carol), Cancellation)).Ok);
        }

        var sixth = await portal.ApplyAsync(portal.Carol);
        portal.Time.Advance(TimeSpan.FromHours(25));
        var nextDay = await portal.ApplyAsync(portal.Carol);

        Assert.Equal((ErrorKind.LimitReached, "ticket.too-many"), (sixth.Error?.Kind, sixth.Error?.Code));
        Assert.True(nextDay.Ok);
        Assert.Equal(6, (await portal.Get<ListTickets>().RunAsync(portal.Carol, Cancellation)).Count);
    }

    [Theory]
    [EveryDatabase]
    public async Task Who_may_import_there_already_has_nothing_to_apply_for_and_may_ask_for_more_D19(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var olga = await portal.AddOperatorAsync();
        Assert.True((await portal.Get<GrantImportPermission>().RunAsync(
            olga, portal.Carol.Account, new ImportScope([TestPortal.Guangzhou], TestPortal.Start.AddDays(30)), "", Cancellation)).Ok);

        var everything = await portal.ApplyAsync(portal.Alice);
        var same = await portal.ApplyAsync(portal.Carol);
        var nowhere = await portal.ApplyAsync(portal.Carol, new RegionCode("eu-nowhere"));
        var more = await portal.ApplyAsync(portal.Carol, TestPortal.Guangzhou, TestPortal.Toronto);
        Assert.True((await portal.Get<WithdrawTicket>().RunAsync(portal.Carol, TestPortal.Accepted(more), Cancellation)).Ok);
        portal.Time.Advance(TimeSpan.FromDays(24));
        var renewed = await portal.ApplyAsync(portal.Carol);

        Assert.Equal(("ticket.not-needed", "ticket.not-needed", "region.not-found"), (everything.Error?.Code, same.Error?.Code, nowhere.Error?.Code));
        Assert.True(renewed.Ok);
    }

    [Theory]
    [EveryDatabase]
    public async Task Both_sides_write_on_the_ticket_and_the_other_one_hears_of_it_D19(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var olga = await portal.AddOperatorAsync();
        var id = await portal.OpenTicketAsync(portal.Carol);
        await portal.RunJobsAsync();
        portal.Mails.Composed.Clear();

        Assert.True((await portal.Get<AnswerTicket>().RunAsync(olga, id, " By BIOS? ", Cancellation)).Ok);
        Assert.True((await portal.Get<CommentOnTicket>().RunAsync(portal.Carol, id, "Six by BIOS.", Cancellation)).Ok);
        await portal.RunJobsAsync();

        var applicants = TestPortal.Accepted(await portal.Get<GetTicket>().RunAsync(portal.Carol, id, Cancellation)).Timeline;
        var reviewers = TestPortal.Accepted(await portal.Get<ReviewTicket>().RunAsync(olga, id, Cancellation)).Detail.Timeline;
        Assert.Equal([("Carol", ""), ("Operator", "By BIOS?"), ("Carol", "Six by BIOS.")], applicants.Select(x => (x.Author, x.Text)));
        Assert.Equal([("Carol", false), ("Olga", true), ("Carol", false)], reviewers.Select(x => (x.Author, x.IsMine)));
        Assert.Equal(
            [(NoticeKind.TicketCommented, $"/tickets/{id}", portal.Carol.Email), (NoticeKind.TicketCommented, $"/admin/tickets/{id}", olga.Email)],
            portal.Mails.Composed.OrderBy(x => x.Recipient).Select(x => (x.Kind, x.Link, x.Recipient)));
    }

    [Theory]
    [EveryDatabase]
    public async Task Comments_of_an_applicant_are_limited_by_the_hour_and_those_of_operators_are_not(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider, settings: new Dictionary<string, string?> { ["Portal:Tickets:CommentsPerHour"] = "3" });
        var olga = await portal.AddOperatorAsync();
        var id = await portal.OpenTicketAsync(portal.Carol);
        Task<Result> WriteAsync() => portal.Get<CommentOnTicket>().RunAsync(portal.Carol, id, "And?", Cancellation);
        for (var i = 0; i < 3; i++)
        {
            Assert.True((await WriteAsync()).Ok);
            Assert.True((await portal.Get<AnswerTicket>().RunAsync(olga, id, "Wait.", Cancellation)).Ok);
        }

        var fourth = await WriteAsync();
        var operators = await portal.Get<AnswerTicket>().RunAsync(olga, id, "Wait.", Cancellation);
        portal.Time.Advance(TimeSpan.FromMinutes(61));

        Assert.Equal((ErrorKind.LimitReached, "ticket.too-many-comments"), (fourth.Error?.Kind, fourth.Error?.Code));
        Assert.True(operators.Ok);
        Assert.True((await WriteAsync()).Ok);
    }

    [Theory]
    [EveryDatabase]
    public async Task Withdrawal_ends_it_for_both_sides_D19(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var olga = await portal.AddOperatorAsync();
        var id = await portal.OpenTicketAsync(portal.Carol);

        Assert.True((await portal.Get<WithdrawTicket>().RunAsync(portal.Carol, id, Cancellation)).Ok);

        Assert.Equal("ticket.not-open", (await portal.Get<WithdrawTicket>().RunAsync(portal.Carol, id, Cancellation)).Error?.Code);
        Assert.Equal("ticket.not-open", (await portal.ApproveAsync(olga, id)).Refusal?.Code);
        Assert.Equal("ticket.not-open", (await portal.Get<CommentOnTicket>().RunAsync(portal.Carol, id, "Hello?", Cancellation)).Error?.Code);
        Assert.False((await portal.PermissionOfAsync(portal.Carol)).IsGranted);
        var timeline = TestPortal.Accepted(await portal.Get<GetTicket>().RunAsync(portal.Carol, id, Cancellation)).Timeline;
        Assert.Equal([TicketEventKind.Applied, TicketEventKind.Withdrawn], timeline.Select(x => x.Kind));
    }
}
