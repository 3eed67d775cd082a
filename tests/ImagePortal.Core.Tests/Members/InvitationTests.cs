using ImagePortal.Core.Accounts;
using ImagePortal.Core.Members;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Core.Tests.Members;

/// <summary>How people come: an account is opened, its root invites others, each sets a password by a link that works once.</summary>
public sealed class InvitationTests
{
    private const string Dave = "dave@example.test";
    private const string Password = "Chosen-By-Dave-1!";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Invited_member_sets_a_password_by_the_mailed_link_once(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);

        Assert.True((await portal.InviteAsync(portal.Alice, $" {Dave} ")).Ok);
        await portal.RunJobsAsync();
        var member = await portal.FindMemberAsync(Dave);
        var link = await portal.LinkAsync(member.Id);

        var mail = Assert.Single(portal.Mails.Composed);
        Assert.Equal((NoticeKind.MemberInvited, Dave), (mail.Kind, mail.Recipient));
        Assert.Equal((portal.Alice.Account, MemberRole.Member, "dave", true), (member.Account, member.Role, member.Nickname, member.IsInvited));
        Assert.True((await portal.FollowAsync(link!, Password)).Ok);
        Assert.Equal("member.link", (await portal.FollowAsync(link!, "Another-One-12!")).Error?.Code);
        Assert.True(await portal.PasswordFitsAsync(Dave, Password));
        Assert.Equal(["member.invited", "member.password-set"], (await portal.AuditOfAsync(portal.Alice, "member.")).Select(x => x.Action));
    }

    [Theory]
    [EveryDatabase]
    public async Task Operator_opens_an_account_with_an_ID_of_its_own_and_its_root_can_invite_R47(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var admin = await portal.MakeOperatorAsync(portal.Bob);
        await using var scope = portal.Services.CreateAsyncScope();
        var open = scope.ServiceProvider.GetRequiredService<OpenAccount>();

        var id = TestPortal.Accepted(await open.RunAsync(admin, new AccountToOpen("Nordwind", Dave, "Dave"), Cancellation));
        await portal.RunJobsAsync();
        var root = await portal.FindMemberAsync(Dave);
        Assert.True((await portal.FollowAsync((await portal.LinkAsync(root.Id))!, Password)).Ok);
        var dave = new Caller(id, root.Id, Dave, IsOperator: false);

        Assert.True(AccountId.TryParse(id.Value, out _));
        Assert.Equal((id, MemberRole.Root), (root.Account, root.Role));
        Assert.True((await portal.InviteAsync(dave, "erin@example.test")).Ok);
        Assert.Equal(["account.opened", "member.invited", "member.password-set", "member.invited"], (await portal.AuditOfAsync(dave, "")).Select(x => x.Action));
        Assert.Equal("operator.only", (await open.RunAsync(portal.Alice, new AccountToOpen("Mine", "x@example.test", ""), Cancellation)).Error?.Code);
        Assert.Equal("member.mail-taken", (await open.RunAsync(admin, new AccountToOpen("Twice", Dave, ""), Cancellation)).Error?.Code);
        Assert.Equal("account.name", (await open.RunAsync(admin, new AccountToOpen(" ", "y@example.test", ""), Cancellation)).Error?.Code);
    }

    [Theory]
    [EveryDatabase]
    public async Task Address_signs_in_for_one_account_only_also_when_two_invite_at_once(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);

        var answers = await Task.WhenAll(
            Task.Run(() => portal.InviteAsync(portal.Alice, Dave)), Task.Run(() => portal.InviteAsync(portal.Bob, "DAVE@example.test")));

        Assert.Single(answers, x => x.Ok);
        Assert.Equal("member.mail-taken", Assert.Single(answers, x => !x.Ok).Error!.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("dave")]
    [InlineData("a b@example.test")]
    [InlineData("dave@example.test\nBcc: x@example.test")]
    public async Task What_is_no_mail_address_is_refused(string mail)
    {
        await using var portal = await TestPortal.OpenAsync();

        Assert.Equal("member.mail", (await portal.InviteAsync(portal.Alice, mail)).Error?.Code);
    }

    [Fact]
    public async Task Link_ends_when_a_newer_change_or_its_time_says_so()
    {
        await using var portal = await TestPortal.OpenAsync();
        await portal.InviteAsync(portal.Alice, Dave);
        var dave = await portal.FindMemberAsync(Dave);
        var link = await portal.LinkAsync(dave.Id);

        Assert.Equal("member.link", (await portal.FollowAsync(link![..^4], Password)).Error?.Code);
        Assert.Equal("member.link", (await portal.FollowAsync(link.Replace(dave.Id.ToString(), portal.Bob.Member.ToString(), StringComparison.Ordinal), Password)).Error?.Code);
        Assert.Equal("member.password", (await portal.FollowAsync(link, "short")).Error?.Code);
        await portal.ChangeAsync(portal.Alice, new Caller(dave.Account, dave.Id, Dave, false), MemberChange.SignOut);
        Assert.Equal("member.link", (await portal.FollowAsync(link, Password)).Error?.Code);
        Assert.True((await portal.FollowAsync((await portal.LinkAsync(dave.Id))!, Password)).Ok);
    }

    [Theory]
    [EveryDatabase]
    public async Task Forgotten_password_is_answered_by_mail_to_who_is_registered_and_by_nothing_else(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var ask = portal.Get<AskForPassword>();

        ask.Run("nobody@example.test");
        ask.Run(" Alice@Example.Test ");
        Assert.Equal(2, portal.Jobs.Queued.Count(x => x.StartsWith("ForgottenPasswordJob", StringComparison.Ordinal)));
        await portal.RunJobsAsync();
        var link = (await portal.LinkAsync(portal.Alice.Member))!;

        var mail = Assert.Single(portal.Mails.Composed);
        Assert.Equal((NoticeKind.PasswordLink, portal.Alice.Email), (mail.Kind, mail.Recipient));
        Assert.True(await portal.PasswordFitsAsync(portal.Alice.Email, TestPortal.Password));
        Assert.True((await portal.FollowAsync(link, Password)).Ok);
        Assert.True(await portal.PasswordFitsAsync(portal.Alice.Email, Password));
        Assert.False(await portal.PasswordFitsAsync(portal.Alice.Email, TestPortal.Password));
        Assert.DoesNotContain(await portal.ReadAsync(db => db.Notifications.Select(x => x.Payload).ToListAsync()), x => x.Contains("token", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Nobody_floods_a_mailbox_with_links()
    {
        await using var portal = await TestPortal.OpenAsync();
        var ask = portal.Get<AskForPassword>();

        for (var i = 0; i < 10; i++)
        {
            ask.Run(portal.Alice.Email);
            await portal.RunJobsAsync();
        }

        var first = portal.Mails.Composed.Count;
        portal.Time.Advance(TimeSpan.FromHours(1));
        ask.Run(portal.Alice.Email);
        await portal.RunJobsAsync();

        Assert.Equal((3, 4), (first, portal.Mails.Composed.Count));
    }
}
