using System.Security.Claims;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Core.Tests.Accounts;

/// <summary>Who gets in, and who is kept out for a while.</summary>
public sealed class SignInTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Right_password_signs_in_as_the_member_of_the_account(DatabaseProvider provider)
    {
        var browser = new RecordedSignIns();
        await using var portal = await TestPortal.OpenAsync(provider, browser.Add);

        var outcome = await TryAsync(portal, " Alice@Example.test ", TestPortal.Password);

        Assert.Equal(SignInOutcome.Done, outcome);
        Assert.Equal(portal.Alice, MemberClaims.CallerOf(Assert.Single(browser.Principals)));
        Assert.Equal(["member.signed-in"], await ActionsAsync(portal));
    }

    [Theory]
    [EveryDatabase]
    public async Task Five_wrong_passwords_lock_the_member_even_against_the_right_one(DatabaseProvider provider)
    {
        var browser = new RecordedSignIns();
        await using var portal = await TestPortal.OpenAsync(provider, browser.Add);
        var outcomes = new List<SignInOutcome>();

        for (var i = 0; i < 5; i++)
        {
            outcomes.Add(await TryAsync(portal, "alice@example.test", "wrong"));
        }

        var locked = await TryAsync(portal, "alice@example.test", TestPortal.Password);
        var other = await TryAsync(portal, "bob@example.test", TestPortal.Password);

        Assert.Equal([SignInOutcome.Wrong, SignInOutcome.Wrong, SignInOutcome.Wrong, SignInOutcome.Wrong, SignInOutcome.LockedOut], outcomes);
        Assert.Equal((SignInOutcome.LockedOut, SignInOutcome.Done), (locked, other));
        Assert.Equal(portal.Bob, MemberClaims.CallerOf(Assert.Single(browser.Principals)));
        Assert.Equal(2, (await ActionsAsync(portal)).Count(x => x == "member.locked-out"));
    }

    [Theory]
    [EveryDatabase]
    public async Task Lock_ends_after_its_time_and_a_right_password_forgets_wrong_ones(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider, new RecordedSignIns().Add);
        for (var i = 0; i < 5; i++)
        {
            await TryAsync(portal, "alice@example.test", "wrong");
        }

        await using (var db = portal.OpenDatabase())
        {
            var member = await db.Users.SingleAsync(x => x.Id == portal.Alice.Member, Cancellation);
            member.LockoutEnd = DateTimeOffset.UnixEpoch;
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.Equal(SignInOutcome.Done, await TryAsync(portal, "alice@example.test", TestPortal.Password));
        Assert.Equal(0, (await portal.ReadAsync(db => db.Users.SingleAsync(x => x.Id == portal.Alice.Member))).AccessFailedCount);
    }

    [Fact]
    public async Task Unknown_mail_is_answered_as_a_wrong_password_is()
    {
        await using var portal = await TestPortal.OpenAsync(change: new RecordedSignIns().Add);

        Assert.Equal(SignInOutcome.Wrong, await TryAsync(portal, "nobody@example.test", "wrong"));
        Assert.Equal(SignInOutcome.Wrong, await TryAsync(portal, "", ""));
        await portal.SweepAsync();
        var lines = await portal.ReadAsync(db => db.Audit.Where(x => x.Action == "refused.sign-in.unknown").OrderBy(x => x.Id).ToListAsync());
        Assert.Equal([("no•••@example.test", "192.0.2.4"), ("•••", "192.0.2.4")], lines.Select(x => (x.Subject, x.From!)));
    }

    [Fact]
    public async Task Short_password_opens_no_account()
    {
        await using var portal = await TestPortal.OpenAsync();
        await using var scope = portal.Services.CreateAsyncScope();
        var account = new NewAccount(new AccountId("100000000042"), "1250000042", "Dave", "dave@example.test", "short", MayImport: false, IsOperator: false);

        await Assert.ThrowsAsync<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<CreateAccount>().RunAsync(account, Cancellation));
    }

    private static async Task<SignInOutcome> TryAsync(TestPortal portal, string email, string password)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        return await scope.ServiceProvider.GetRequiredService<SignIn>().RunAsync(email, password, remember: false, "192.0.2.4", Cancellation);
    }

    private static Task<List<string>> ActionsAsync(TestPortal portal) =>
        portal.ReadAsync(db => db.Audit.Where(x => x.Action.StartsWith("member.")).OrderBy(x => x.Id).Select(x => x.Action).ToListAsync());

    /// <summary>Stands where the cookie would be set.</summary>
    private sealed class RecordedSignIns : IAuthenticationService
    {
        internal List<ClaimsPrincipal> Principals { get; } = [];

        internal void Add(IServiceCollection services) => services.AddSingleton<IAuthenticationService>(this);

        public Task SignInAsync(HttpContext context, string? scheme, ClaimsPrincipal principal, AuthenticationProperties? properties)
        {
            Assert.Equal(IdentityConstants.ApplicationScheme, scheme);
            Principals.Add(principal);
            return Task.CompletedTask;
        }

        public Task<AuthenticateResult> AuthenticateAsync(HttpContext context, string? scheme) => Task.FromResult(AuthenticateResult.NoResult());

        public Task ChallengeAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) => Task.CompletedTask;

        public Task ForbidAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) => Task.CompletedTask;

        public Task SignOutAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) => Task.CompletedTask;
    }
}
