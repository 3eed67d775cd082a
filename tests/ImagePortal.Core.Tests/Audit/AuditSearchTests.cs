using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;

namespace ImagePortal.Core.Tests.Audit;

/// <summary>Operators find what happened anywhere, and the root of an account what happened in it.</summary>
public sealed class AuditSearchTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Operator_finds_lines_by_account_member_action_subject_and_time(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await FillAsync(portal);
        await AddAsync(portal, portal.Carol, "refused.image.not-owned", "img-a1");
        async Task<IEnumerable<string>> FindAsync(AuditQuery query) =>
            TestPortal.Accepted(await portal.Get<SearchAudit>().RunAsync(await OperatorAsync(portal), query with { Everywhere = true }, Cancellation)).Rows.Select(x => x.Subject);

        Assert.Equal(["img-b1"], await FindAsync(new() { Account = portal.Bob.Account.Value, Action = "image." }));
        Assert.Equal(["img-a2", "img-a1"], await FindAsync(new() { Member = " Alice@example.test ", Action = "image." }));
        Assert.Equal(["img-a2"], await FindAsync(new() { Action = "image.deleted" }));
        Assert.Equal(["img-a1", "img-a1"], await FindAsync(new() { Subject = "img-a1" }));
        Assert.Equal(["img-b1", "img-a2"], await FindAsync(new() { Since = TestPortal.Start.AddHours(1), Until = TestPortal.Start.AddHours(3), Action = "image" }));
        Assert.Equal(["img-a1"], await FindAsync(new() { RefusalsOnly = true }));
        Assert.Empty(await FindAsync(new() { Action = "image%" }));
    }

    [Theory]
    [EveryDatabase]
    public async Task Pages_follow_each_other_without_a_gap_while_lines_are_added(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await AddAsync(portal, portal.Alice, "image.named", [.. Enumerable.Range(0, SearchAudit.PageSize + 5).Select(x => $"img-{x:000}")]);
        var query = new AuditQuery { Everywhere = true, Action = "image." };
        var search = portal.Get<SearchAudit>();

        var first = TestPortal.Accepted(await search.RunAsync(await OperatorAsync(portal), query, Cancellation));
        await AddAsync(portal, portal.Alice, "image.named", "img-new");
        var second = TestPortal.Accepted(await search.RunAsync(await OperatorAsync(portal), query with { OlderThan = first.Rows[^1].Id }, Cancellation));

        Assert.Equal((SearchAudit.PageSize, true, 5, false), (first.Rows.Count, first.HasMore, second.Rows.Count, second.HasMore));
        Assert.Equal(SearchAudit.PageSize + 5, first.Rows.Concat(second.Rows).Select(x => x.Subject).Distinct().Count());
    }

    [Theory]
    [EveryDatabase]
    public async Task Root_sees_the_lines_of_its_account_only_whatever_it_asks_for(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await FillAsync(portal);
        var search = portal.Get<SearchAudit>();

        var own = TestPortal.Accepted(await search.RunAsync(portal.Alice, new AuditQuery { Account = portal.Bob.Account.Value }, Cancellation));
        var all = TestPortal.Accepted(await search.RunAsync(portal.Alice, new AuditQuery { Action = "image." }, Cancellation));
        var everywhere = await search.RunAsync(portal.Alice, new AuditQuery { Everywhere = true }, Cancellation);

        Assert.Empty(own.Rows);
        Assert.Equal(["img-a2", "img-a1"], all.Rows.Select(x => x.Subject));
        Assert.All(all.Rows, x => Assert.Equal((portal.Alice.Email, "192.0.2.1", "old", "new"), (x.Member, x.From, x.Before, x.After)));
        Assert.Equal("operator.only", everywhere.Error?.Code);
    }

    [Theory]
    [EveryDatabase]
    public async Task Member_who_is_not_root_sees_no_record(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var worker = Member.Create(portal.Alice.Account, "worker@example.test", "Worker", MemberRole.Member, isOperator: false);
        await using (var db = portal.OpenDatabase())
        {
            db.Users.Add(worker);
            await db.SaveChangesAsync(Cancellation);
        }

        var caller = portal.Alice with { Member = worker.Id, Email = worker.Email! };

        Assert.Equal("audit.root-only", (await portal.Get<SearchAudit>().RunAsync(caller, new AuditQuery(), Cancellation)).Error?.Code);
        Assert.Equal("audit.root-only", (await portal.Get<ExportAudit>().RunAsync(caller, new AuditQuery(), _ => Task.CompletedTask, Cancellation)).Error?.Code);
    }

    [Theory]
    [EveryDatabase]
    public async Task Export_holds_every_line_and_is_written_down_itself(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await AddAsync(portal, portal.Alice, "image.named", [.. Enumerable.Range(0, 130).Select(x => $"img-{x:000}")]);
        await portal.SweepAsync();
        var rows = new List<AuditRow>();

        var exported = await portal.Get<ExportAudit>().RunAsync(await OperatorAsync(portal), new AuditQuery { Everywhere = true, Action = "image." }, x =>
        {
            rows.Add(x);
            return Task.CompletedTask;
        }, Cancellation);

        Assert.True(exported.Ok);
        Assert.Equal(130, rows.Count);
        Assert.All(rows, x => Assert.Equal((true, AuditSeal.HashLength * 2), (x.Link > 0, x.Hash?.Length)));
        Assert.Equal(["audit.exported"], (await portal.AuditOfAsync(portal.Alice, "audit.")).Select(x => x.Action));
    }

    private static Task<Caller> OperatorAsync(TestPortal portal) => portal.MakeOperatorAsync(portal.Alice);

    private static async Task FillAsync(TestPortal portal)
    {
        await AddAsync(portal, portal.Alice, "image.named", "img-a1");
        portal.Time.Advance(TimeSpan.FromHours(1));
        await AddAsync(portal, portal.Alice, "image.deleted", "img-a2");
        portal.Time.Advance(TimeSpan.FromHours(1));
        await AddAsync(portal, portal.Bob, "image.named", "img-b1");
        portal.Time.Advance(TimeSpan.FromHours(1));
    }

    private static async Task AddAsync(TestPortal portal, Caller caller, string action, params string[] subjects)
    {
        await using var db = portal.OpenDatabase();
        db.Audit.AddRange(subjects.Select(x => AuditEntry.By(caller with { From = "192.0.2.1" }, portal.Time.GetUtcNow(), action, x, "old", "new")));
        await db.SaveChangesAsync(Cancellation);
    }
}
