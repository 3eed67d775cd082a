using ImagePortal.Core.Accounts;
using ImagePortal.Core.Files;
using ImagePortal.Core.Images;
using ImagePortal.Core.Imports;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Tests.Setup;
using ImagePortal.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Tickets;

/// <summary>Where and how long the import permission holds (R92, D19, test shape 9).</summary>
public sealed class ImportPermissionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Permission_holds_from_the_approval_on_without_a_new_sign_in_R92(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var olga = await portal.AddOperatorAsync();
        var id = await portal.OpenTicketAsync(portal.Carol);

        var before = await StartAsync(portal);
        await portal.ApproveAsync(olga, id);
        var after = await StartAsync(portal);

        Assert.Equal("import.no-permission", before.Error?.Code);
        Assert.True(after.Ok);
    }

    [Theory]
    [EveryDatabase]
    public async Task Permission_holds_in_its_regions_and_until_its_end_only_D19(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var olga = await portal.AddOperatorAsync();
        var end = TestPortal.Start.AddDays(10);
        Assert.Null((await portal.ApproveAsync(olga, await portal.OpenTicketAsync(portal.Carol), new ImportScope([TestPortal.Guangzhou], end))).Refusal);

        var here = await StartAsync(portal, "one");
        var elsewhere = await StartAsync(portal, "two", TestPortal.Toronto);
        portal.Time.Advance(TimeSpan.FromDays(10) - TimeSpan.FromSeconds(1));
        var lastSecond = await StartAsync(portal, "three");
        portal.Time.Advance(TimeSpan.FromSeconds(1));
        var tooLate = await StartAsync(portal, "four");

        Assert.True(here.Ok);
        Assert.Equal((ErrorKind.Forbidden, "import.permission-region"), (elsewhere.Error?.Kind, elsewhere.Error?.Code));
        Assert.True(lastSecond.Ok);
        Assert.Equal((ErrorKind.Forbidden, "import.permission-ended"), (tooLate.Error?.Kind, tooLate.Error?.Code));
    }

    [Theory]
    [EveryDatabase]
    public async Task Revocation_refuses_new_imports_lets_the_running_one_finish_and_tells_the_account_R92_D19(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var olga = await portal.AddOperatorAsync();
        var id = await portal.OpenTicketAsync(portal.Carol);
        await portal.ApproveAsync(olga, id);
        var file = await portal.UploadAsync(portal.Carol, SampleDisks.Good);
        var running = TestPortal.Accepted(await portal.StartImportAsync(portal.Carol, file));

        var silent = await portal.Get<RevokeImportPermission>().RunAsync(olga, portal.Carol.Account, "", Cancellation);
        var revoked = await portal.Get<RevokeImportPermission>().RunAsync(olga, portal.Carol.Account, "The contract ended", Cancellation);
        var refused = await StartAsync(portal, "another");
        var again = await portal.Get<RevokeImportPermission>().RunAsync(olga, portal.Carol.Account, "Twice", Cancellation);
        await portal.RunJobsAsync();

        Assert.Equal(("import-permission.reason", true, "import-permission.not-granted"), (silent.Error?.Code, revoked.Ok, again.Error?.Code));
        Assert.Equal("import.permission-revoked", refused.Error?.Code);
        Assert.Contains("The contract ended.", refused.Error!.Message, StringComparison.Ordinal);
        Assert.Equal(OperationState.Succeeded, (await portal.FindAsync(running.Operation)).State);
        Assert.Equal(ImageState.Available, (await portal.FindAsync(running.Image)).State);
        Assert.Equal(TicketState.Revoked, (await portal.FindAsync(id)).State);
        var last = TestPortal.Accepted(await portal.Get<GetTicket>().RunAsync(portal.Carol, id, Cancellation)).Timeline[^1];
        Assert.Equal((TicketEventKind.Revoked, "The contract ended"), (last.Kind, last.Text));
        var mail = Assert.Single(portal.Mails.Composed, x => x.Kind == NoticeKind.ImportRevoked);
        Assert.Equal((portal.Carol.Email, $"/tickets/{id}", "The contract ended"), (mail.Recipient, mail.Link, ((TicketNotice)mail.Notice).Reason));
        var audit = await portal.ReadAsync(db => db.Audit.SingleAsync(x => x.Action == "import-permission.revoked", Cancellation));
        Assert.Equal((portal.Carol.Account.Value, "ap-guangzhou", "none: The contract ended"), (audit.Subject, audit.Before, audit.After));
        Assert.True((await portal.ApplyAsync(portal.Carol)).Ok);
    }

    [Theory]
    [EveryDatabase]
    public async Task Operator_gives_and_changes_the_permission_without_a_ticket_D19(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var olga = await portal.AddOperatorAsync();
        Task<Result> GiveAsync(ImportScope scope) => portal.Get<GrantImportPermission>().RunAsync(olga, portal.Carol.Account, scope, "By phone", Cancellation);

        var past = await GiveAsync(new ImportScope([], TestPortal.Start));
        var nowhere = await GiveAsync(new ImportScope([new RegionCode("eu-nowhere")], null));
        var nobody = await portal.Get<GrantImportPermission>().RunAsync(olga, new AccountId("999999999999"), ImportScope.Everything, "", Cancellation);
        var given = await GiveAsync(new ImportScope([TestPortal.Toronto], null));
        var changed = await GiveAsync(ImportScope.Everything);
        await portal.RunJobsAsync();

        Assert.Equal(("import-permission.until", "region.not-found", "ticket.no-account"), (past.Error?.Code, nowhere.Error?.Code, nobody.Error?.Code));
        Assert.True(given.Ok && changed.Ok);
        Assert.True((await StartAsync(portal)).Ok);
        var grant = TestPortal.Accepted(await portal.Get<GetImportGrant>().RunAsync(olga, portal.Carol.Account, Cancellation));
        Assert.Equal(("Carol", "Olga", "By phone", null), (grant.AccountName, grant.ChangedBy, grant.Permission.Reason, grant.Open));
        Assert.Equal([NoticeKind.ImportGranted, NoticeKind.ImportGranted], portal.Mails.Composed.Select(x => x.Kind));
        var audit = await portal.ReadAsync(db => db.Audit.Where(x => x.Action == "import-permission.granted").OrderBy(x => x.Id).ToListAsync(Cancellation));
        Assert.Equal([("none", "na-toronto"), ("na-toronto", "all regions")], audit.Select(x => (x.Before, x.After)));
    }

    [Theory]
    [EveryDatabase]
    public async Task Roots_are_told_once_that_the_permission_ends_soon_and_again_after_a_new_grant_D19(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var olga = await portal.AddOperatorAsync();
        async Task<int> WarningsAsync()
        {
            await portal.SweepAsync();
            await portal.SweepAsync();
            await portal.RunJobsAsync();
            return portal.Mails.Composed.Count(x => x.Kind == NoticeKind.ImportEnding && x.Recipient == portal.Carol.Email);
        }

        await portal.Get<GrantImportPermission>().RunAsync(olga, portal.Carol.Account, new ImportScope([], TestPortal.Start.AddDays(10)), "", Cancellation);
        var early = await WarningsAsync();
        portal.Time.Advance(TimeSpan.FromDays(4));
        var soon = await WarningsAsync();
        portal.Time.Advance(TimeSpan.FromDays(1));
        var still = await WarningsAsync();
        await portal.Get<GrantImportPermission>().RunAsync(olga, portal.Carol.Account, new ImportScope([], portal.Time.GetUtcNow().AddDays(6)), "", Cancellation);
        var anew = await WarningsAsync();

        Assert.Equal((0, 1, 1, 2), (early, soon, still, anew));
    }

    [Theory]
    [EveryDatabase]
    public async Task Pages_of_the_account_and_of_operators_hear_of_each_change_at_once_R92(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var olga = await portal.AddOperatorAsync();
        var (account, operators, other) = (0, 0, 0);
        using var one = portal.Get<LiveChanges>().Subscribe(portal.Carol.Account, () => account++);
        using var two = portal.Get<LiveChanges>().Subscribe(LiveChanges.Operators, () => operators++);
        using var three = portal.Get<LiveChanges>().Subscribe(portal.Bob.Account, () => other++);

        var id = await portal.OpenTicketAsync(portal.Carol);
        var afterApplying = (account, operators);
        await portal.ApproveAsync(olga, id);
        await portal.Get<RevokeImportPermission>().RunAsync(olga, portal.Carol.Account, "Over", Cancellation);

        Assert.Equal((1, 1), afterApplying);
        Assert.Equal((3, 3, 0), (account, operators, other));
    }

    [Fact]
    public void Permission_of_all_regions_holds_in_those_to_come()
    {
        var account = new Account(new AccountId("100000000003"), "1250000003", "Carol", TestPortal.Start);

        Assert.True(account.GrantImport(ImportScope.Everything, null, null, null, TestPortal.Start).Ok);

        Assert.True(account.ImportPermission.Check(new RegionCode("eu-new"), TestPortal.Start.AddYears(50)).Ok);
    }

    private static async Task<Result<ImportStarted>> StartAsync(TestPortal portal, string name = "web", RegionCode? region = null)
    {
        var upload = TestPortal.Accepted(await portal.Get<CreateUpload>().RunAsync(portal.Carol, "disk.raw", 1000, Cancellation));
        return await portal.StartImportAsync(portal.Carol, upload.Id, name, region);
    }
}
