using System.Security.Claims;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Accounts.Keys;
using ImagePortal.Core.Members;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Core.Tests.Members;

/// <summary>Who may manage whom, what ends with it, and who always stays.</summary>
public sealed class ChangeMemberTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Disabled_member_is_signed_out_everywhere_and_gets_no_link_until_enabled_again(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var dave = await portal.AddMemberAsync(portal.Alice, "dave@example.test");
        var session = await SignedInAsync(portal, dave);
        var sessions = portal.Get<MemberSessions>();
        var before = await sessions.StandsAsync(session, Cancellation);

        Assert.True((await portal.ChangeAsync(portal.Alice, dave, MemberChange.Disable)).Ok);

        Assert.Equal((true, false), (before, await sessions.StandsAsync(session, Cancellation)));
        Assert.False(await sessions.StandsAsync(await SignedInAsync(portal, dave), Cancellation));
        Assert.Null(await portal.LinkAsync(dave.Member));
        Assert.Equal("member.disabled", (await portal.Get<MailPasswordLink>().RunAsync(portal.Alice, dave.Member, Cancellation)).Error?.Code);

        Assert.True((await portal.ChangeAsync(portal.Alice, dave, MemberChange.Enable)).Ok);
        Assert.False(await sessions.StandsAsync(session, Cancellation));
        Assert.True(await sessions.StandsAsync(await SignedInAsync(portal, dave), Cancellation));
        var lines = await portal.AuditOfAsync(portal.Alice, "member.");
        Assert.Equal([("member.disabled", portal.Alice.Member), ("member.enabled", portal.Alice.Member)], lines.Select(x => (x.Action, x.Member!.Value)));
    }

    [Theory]
    [EveryDatabase]
    public async Task Only_the_root_of_the_account_and_operators_manage_members(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var (dave, erin) = (await portal.AddMemberAsync(portal.Alice, "dave@example.test"), await portal.AddMemberAsync(portal.Alice, "erin@example.test"));
        var admin = await portal.MakeOperatorAsync(portal.Carol);
        async Task<string?> TryAsync(Caller caller, MemberChange change) => (await portal.ChangeAsync(caller, erin, change)).Error?.Code;

        Assert.Equal("member.not-found", await TryAsync(portal.Bob, MemberChange.Disable));
        Assert.Equal("member.not-found", await TryAsync(dave, MemberChange.Disable));
        Assert.Equal("member.not-found", (await portal.Get<ChangeMember>().RunAsync(portal.Alice, Guid.NewGuid(), MemberChange.Disable, Cancellation)).Error?.Code);
        Assert.Equal("member.operators-only", await TryAsync(portal.Alice, MemberChange.MakeOperator));
        Assert.Null(await TryAsync(portal.Alice, MemberChange.MakeRoot));
        Assert.Null(await TryAsync(admin, MemberChange.MakeMember));
        Assert.Equal("member.root-only", (await portal.InviteAsync(dave, "x@example.test")).Error?.Code);
        Assert.Equal("member.root-only", (await portal.InviteAsync(portal.Bob, "x@example.test", account: portal.Alice.Account)).Error?.Code);
        Assert.Equal("member.root-only", (await portal.Get<ListMembers>().RunAsync(dave, dave.Account, Cancellation)).Error?.Code);
        Assert.Equal(3, TestPortal.Accepted(await portal.Get<ListMembers>().RunAsync(admin, dave.Account, Cancellation)).Items.Count);
    }

    [Theory]
    [EveryDatabase]
    public async Task Operator_by_a_claim_alone_is_none(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var liar = portal.Bob with { IsOperator = true };

        Assert.Equal("operator.only", (await portal.Get<ListAccounts>().RunAsync(liar, new AccountQuery("", 0), Cancellation)).Error?.Code);
        Assert.Equal("operator.only", (await portal.Get<OverrideLimits>().RunAsync(liar, portal.Bob.Account, new LimitOverrides(99, 99, 99), Cancellation)).Error?.Code);
        Assert.Equal("member.not-found", (await portal.ChangeAsync(liar, portal.Alice, MemberChange.Disable)).Error?.Code);
    }

    [Theory]
    [EveryDatabase]
    public async Task Last_operator_stays_also_when_two_end_each_others_role_at_once(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var alice = await portal.MakeOperatorAsync(portal.Alice);
        foreach (var change in new[] { MemberChange.EndOperator, MemberChange.Disable })
        {
            Assert.Equal("member.last-operator", (await portal.ChangeAsync(alice, alice, change)).Error?.Code);
        }

        for (var round = 0; round < 5; round++)
        {
            var bob = await portal.MakeOperatorAsync(portal.Bob);
            await portal.MakeOperatorAsync(portal.Alice);
            await Task.WhenAll(
                Task.Run(() => portal.ChangeAsync(alice, bob, MemberChange.EndOperator)), Task.Run(() => portal.ChangeAsync(bob, alice, MemberChange.EndOperator)));

            Assert.Equal(1, await portal.ReadAsync(db => db.Users.CountAsync(x => x.IsOperator)));
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task Last_root_stays_for_the_accounts_own_members_while_an_operator_may_shut_the_account(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var admin = await portal.MakeOperatorAsync(portal.Carol);
        await portal.InviteAsync(portal.Alice, "never-came@example.test", MemberRole.Root);

        Assert.Equal("member.last-root", (await portal.ChangeAsync(portal.Alice, portal.Alice, MemberChange.Disable)).Error?.Code);
        Assert.Equal("member.last-root", (await portal.ChangeAsync(portal.Alice, portal.Alice, MemberChange.MakeMember)).Error?.Code);
        Assert.Equal("member.last-root", (await portal.ChangeAsync(admin, portal.Alice, MemberChange.MakeMember)).Error?.Code);
        Assert.True((await portal.ChangeAsync(admin, portal.Alice, MemberChange.Disable)).Ok);
        Assert.Equal("member.not-found", (await portal.ChangeAsync(portal.Alice, portal.Alice, MemberChange.Enable)).Error?.Code);
    }

    [Theory]
    [EveryDatabase]
    public async Task Changed_password_ends_the_other_sign_ins_and_wrong_ones_lock(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var session = await SignedInAsync(portal, portal.Alice);
        async Task<string?> TryAsync(string current, string wanted)
        {
            await using var scope = portal.Services.CreateAsyncScope();
            return (await scope.ServiceProvider.GetRequiredService<ChangePassword>().RunAsync(portal.Alice, current, wanted)).Error?.Code;
        }

        Assert.Equal("member.wrong-password", await TryAsync("guess", "Another-One-12!"));
        Assert.Equal("member.password", await TryAsync(TestPortal.Password, "short"));
        Assert.True(await portal.Get<MemberSessions>().StandsAsync(session, Cancellation));
        Assert.Null(await TryAsync(TestPortal.Password, "Another-One-12!"));
        Assert.False(await portal.Get<MemberSessions>().StandsAsync(session, Cancellation));
        Assert.True(await portal.PasswordFitsAsync(portal.Alice.Email, "Another-One-12!"));

        for (var i = 0; i < 5; i++)
        {
            await TryAsync("guess", "x");
        }

        Assert.Equal("member.wrong-password", await TryAsync("Another-One-12!", "One-More-12345!"));
        var unlocker = await portal.AddMemberAsync(portal.Alice, "dave@example.test", MemberRole.Root);
        Assert.True((await portal.ChangeAsync(unlocker, portal.Alice, MemberChange.Unlock)).Ok);
        Assert.Null(await TryAsync("Another-One-12!", "One-More-12345!"));
    }

    [Theory]
    [EveryDatabase]
    public async Task API_keys_of_a_disabled_member_end_at_once_though_the_node_knows_them(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var dave = await portal.AddMemberAsync(portal.Alice, "dave@example.test");
        var key = TestPortal.Accepted(await portal.Get<CreateApiKey>().RunAsync(dave, "build farm", Cancellation));
        async Task<bool> WorksAsync() => (await portal.Get<ApiKeyRing>().FindAsync(key.Id, Cancellation))!.Enabled;
        var before = await WorksAsync();

        await portal.ChangeAsync(portal.Alice, dave, MemberChange.Disable);
        var disabled = await WorksAsync();
        await portal.ChangeAsync(portal.Alice, dave, MemberChange.Enable);

        Assert.Equal((true, false, true), (before, disabled, await WorksAsync()));
    }

    [Fact]
    public async Task Ending_ones_sessions_leaves_other_members_signed_in()
    {
        await using var portal = await TestPortal.OpenAsync();
        var (alice, bob) = (await SignedInAsync(portal, portal.Alice), await SignedInAsync(portal, portal.Bob));

        Assert.True((await portal.Get<EndSessions>().RunAsync(portal.Alice, Cancellation)).Ok);

        Assert.False(await portal.Get<MemberSessions>().StandsAsync(alice, Cancellation));
        Assert.True(await portal.Get<MemberSessions>().StandsAsync(bob, Cancellation));
    }

    /// <summary>What a sign-in cookie would hold now.</summary>
    private static async Task<ClaimsPrincipal> SignedInAsync(TestPortal portal, Caller caller)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var member = await scope.ServiceProvider.GetRequiredService<UserManager<Member>>().FindByIdAsync(caller.Member.ToString());
        return await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Member>>().CreateAsync(member!);
    }
}
