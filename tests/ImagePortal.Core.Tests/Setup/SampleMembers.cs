using ImagePortal.Core.Accounts;
using ImagePortal.Core.Members;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Core.Tests.Setup;

/// <summary>People with roles that the seeds do not give.</summary>
internal static class SampleMembers
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    internal static async Task<Caller> MakeOperatorAsync(this TestPortal portal, Caller caller)
    {
        await using var db = portal.OpenDatabase();
        (await db.Users.SingleAsync(x => x.Id == caller.Member, Cancellation)).ChangeOperator(true);
        await db.SaveChangesAsync(Cancellation);
        return caller with { IsOperator = true };
    }

    /// <summary>Somebody who has set a password.</summary>
    internal static async Task<Caller> AddMemberAsync(this TestPortal portal, Caller account, string mail, MemberRole role = MemberRole.Member, bool isOperator = false)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var member = Member.Create(account.Account, mail, mail.Split('@')[0], role, isOperator);
        Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<Member>>().CreateAsync(member, TestPortal.Password)).Succeeded);
        return new Caller(account.Account, member.Id, mail, isOperator);
    }

    internal static Task<Member> FindMemberAsync(this TestPortal portal, string mail) =>
        portal.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(x => x.Email == mail));

    /// <summary>The link that a mail would carry now: member and token.</summary>
    internal static async Task<string?> LinkAsync(this TestPortal portal, Guid member)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PasswordLinks>().MakeAsync(member);
    }

    internal static async Task<Result> FollowAsync(this TestPortal portal, string link, string password)
    {
        var query = link.Split('?')[1].Split('&');
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PasswordLinks>()
            .UseAsync(Guid.Parse(query[0].Split('=')[1]), Uri.UnescapeDataString(query[1].Split('=', 2)[1]), password, "192.0.2.4");
    }

    internal static async Task<bool> PasswordFitsAsync(this TestPortal portal, string mail, string password)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var members = scope.ServiceProvider.GetRequiredService<UserManager<Member>>();
        return await members.CheckPasswordAsync((await members.FindByEmailAsync(mail))!, password);
    }

    internal static async Task<Result> InviteAsync(this TestPortal portal, Caller caller, string mail, MemberRole role = MemberRole.Member, AccountId? account = null)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<InviteMember>()
            .RunAsync(caller, account ?? caller.Account, new NewMember(mail, "", role), Cancellation);
    }

    internal static Task<Result> ChangeAsync(this TestPortal portal, Caller caller, Caller member, MemberChange change) =>
        portal.Get<ChangeMember>().RunAsync(caller, member.Member, change, Cancellation);
}
