using ImagePortal.Core.Accounts;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Setup;

/// <summary>Operators and applications that a test starts from.</summary>
internal static class SampleTickets
{
    private static readonly AccountId OperatorAccount = new("100000000009");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Someone who operates the portal, in an account of the operators' own.</summary>
    internal static async Task<Caller> AddOperatorAsync(this TestPortal portal, string name = "Olga")
    {
        await using var db = portal.OpenDatabase();
        if (!await db.Accounts.AnyAsync(x => x.Id == OperatorAccount, Cancellation))
        {
            db.Accounts.Add(new Account(OperatorAccount, "1250000009", "Operator", TestPortal.Start));
        }

        var member = Member.Create(OperatorAccount, $"{name.ToLowerInvariant()}@example.test", name, MemberRole.Root, isOperator: true);
        db.Users.Add(member);
        await db.SaveChangesAsync(Cancellation);
        return new Caller(OperatorAccount, member.Id, member.Email!, IsOperator: true) { From = "192.0.2.1" };
    }

    internal static Task<Result<TicketId>> ApplyAsync(this TestPortal portal, Caller caller, params RegionCode[] regions) =>
        portal.Get<OpenTicket>().RunAsync(
            caller, new TicketApplication("Move 8 machines", "8 once", regions.Length == 0 ? [TestPortal.Guangzhou] : regions), Cancellation);

    internal static async Task<TicketId> OpenTicketAsync(this TestPortal portal, Caller caller, params RegionCode[] regions) =>
        TestPortal.Accepted(await portal.ApplyAsync(caller, regions));

    internal static async Task<TicketResult> ApproveAsync(this TestPortal portal, Caller reviewer, TicketId ticket, ImportScope? scope = null, string reason = "") =>
        Assert.Single(TestPortal.Accepted(await portal.Get<ApproveTickets>().RunAsync(reviewer, [ticket], scope, reason, Cancellation)));

    internal static async Task<TicketResult> RejectAsync(this TestPortal portal, Caller reviewer, TicketId ticket, string reason = "Not now") =>
        Assert.Single(TestPortal.Accepted(await portal.Get<RejectTickets>().RunAsync(reviewer, [ticket], reason, Cancellation)));

    internal static Task<Ticket> FindAsync(this TestPortal portal, TicketId id) => portal.ReadAsync(db => db.Tickets.AsNoTracking().SingleAsync(x => x.Id == id));

    internal static Task<ImportPermission> PermissionOfAsync(this TestPortal portal, Caller caller) =>
        portal.ReadAsync(async db => (await db.Accounts.AsNoTracking().SingleAsync(x => x.Id == caller.Account)).ImportPermission);
}
