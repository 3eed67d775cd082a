using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Core.Tests.Accounts;

/// <summary>The account page, and how accounts come to be (R48).</summary>
public sealed class AccountTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Account_page_shows_mail_ids_role_and_permissions_R48(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);

        var view = TestPortal.Accepted(await portal.Get<GetAccount>().RunAsync(portal.Alice, Cancellation));

        Assert.Equal(
            new AccountView(
                portal.Alice.Account, "1250000001", "Alice", "alice@example.test", "Alice", MemberRole.Root, IsOperator: false, view.ImportPermission, Members: 1),
            view);
        Assert.Equal((true, "all regions"), (view.ImportPermission.IsGranted, view.ImportPermission.ToString()));
    }

    [Theory]
    [EveryDatabase]
    public async Task Nickname_is_changed_and_the_change_recorded_R48(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);

        Assert.True((await portal.Get<RenameMember>().RunAsync(portal.Alice, " Al ", Cancellation)).Ok);

        Assert.Equal("Al", TestPortal.Accepted(await portal.Get<GetAccount>().RunAsync(portal.Alice, Cancellation)).Nickname);
        var entry = await portal.ReadAsync(db => db.Audit.SingleAsync(x => x.Action == "member.renamed"));
        Assert.Equal(("Alice", "Al"), (entry.Before, entry.After));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901")]
    public async Task Nickname_that_no_page_could_show_is_refused(string nickname)
    {
        await using var portal = await TestPortal.OpenAsync();

        Assert.Equal("account.nickname", (await portal.Get<RenameMember>().RunAsync(portal.Alice, nickname, Cancellation)).Error?.Code);
    }

    [Theory]
    [EveryDatabase]
    public async Task Seeds_run_again_change_nothing(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await portal.Get<RenameMember>().RunAsync(portal.Alice, "Al", Cancellation);
        await using var scope = portal.Services.CreateAsyncScope();

        foreach (var seed in scope.ServiceProvider.GetServices<ISeed>().OrderBy(x => x.Order))
        {
            await seed.RunAsync(Cancellation);
        }

        Assert.Equal((3, 3, 2), await portal.ReadAsync(async db => (await db.Accounts.CountAsync(), await db.Users.CountAsync(), await db.Regions.CountAsync())));
        Assert.Equal("Al", TestPortal.Accepted(await portal.Get<GetAccount>().RunAsync(portal.Alice, Cancellation)).Nickname);
    }

    [Fact]
    public async Task First_operator_comes_from_the_settings()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Portal:FirstOperator:Email"] = "root@example.test",
            ["Portal:FirstOperator:Password"] = TestPortal.Password,
        };
        await using var portal = await TestPortal.OpenAsync(settings: settings);
        await using var scope = portal.Services.CreateAsyncScope();

        foreach (var seed in scope.ServiceProvider.GetServices<ISeed>().OrderBy(x => x.Order))
        {
            await seed.RunAsync(Cancellation);
        }

        Assert.True((await portal.ReadAsync(db => db.Users.SingleAsync(x => x.Email == "root@example.test"))).IsOperator);
    }

    [Theory]
    [InlineData("100000000001", true)]
    [InlineData("1250000001", false)]
    [InlineData("10000000000a", false)]
    [InlineData("alice@example.test", false)]
    [InlineData(null, false)]
    public void Account_id_has_twelve_digits_D10(string? text, bool valid) => Assert.Equal(valid, AccountId.TryParse(text, out _));
}
