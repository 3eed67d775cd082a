using ImagePortal.Core.Accounts.Keys;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Core.Tests.Accounts.Keys;

/// <summary>Keys that programs sign with (D21).</summary>
public sealed class ApiKeyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Secret_is_told_once_and_lies_encrypted_in_the_database(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);

        var made = await CreateAsync(portal, " build farm ");

        var row = await portal.ReadAsync(db => db.ApiKeys.AsNoTracking().SingleAsync());
        var listed = Assert.Single(await portal.Get<ListApiKeys>().RunAsync(portal.Alice, Cancellation));
        Assert.Equal((made.Id, "build farm", true), (listed.Id, listed.Name, listed.Enabled));
        Assert.DoesNotContain(made.Secret, row.ProtectedSecret, StringComparison.Ordinal);
        Assert.Equal(made.Secret, (await FindAsync(portal, made.Id))!.Secret);
        Assert.DoesNotContain(made.Secret, (await FindAsync(portal, made.Id))!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [EveryDatabase]
    public async Task Several_keys_of_a_member_act_for_that_member(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var (first, second) = (await CreateAsync(portal, "laptop"), await CreateAsync(portal, "build farm"));

        Assert.Equal([portal.Alice, portal.Alice], [(await FindAsync(portal, first.Id))!.Caller, (await FindAsync(portal, second.Id))!.Caller]);
        Assert.NotEqual(first.Secret, second.Secret);
        Assert.Empty(await portal.Get<ListApiKeys>().RunAsync(portal.Bob, Cancellation));
    }

    [Theory]
    [EveryDatabase]
    public async Task Disabled_and_deleted_keys_count_at_once_on_every_node(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var protection = portal.Get<IDataProtectionProvider>();
        await using var other = await TestPortal.OpenAsync(provider, x => x.AddSingleton(protection), over: portal);
        var made = await CreateAsync(portal, "laptop");
        Assert.True((await FindAsync(other, made.Id))!.Enabled);

        await SwitchAsync(portal, made.Id, enabled: false);
        Assert.False((await FindAsync(other, made.Id))!.Enabled);
        await SwitchAsync(portal, made.Id, enabled: true);
        Assert.True((await FindAsync(other, made.Id))!.Enabled);

        Assert.True((await portal.Get<DeleteApiKey>().RunAsync(portal.Alice, made.Id, Cancellation)).Ok);
        Assert.Null(await FindAsync(other, made.Id));
        Assert.Null(await FindAsync(portal, made.Id));
    }

    [Theory]
    [EveryDatabase]
    public async Task Last_use_is_kept_with_its_place_and_written_at_most_once_a_minute(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var made = await CreateAsync(portal, "laptop");
        async Task UseAsync(string from) => await portal.Get<ApiKeyRing>().NoteUseAsync((await FindAsync(portal, made.Id))!, from, Cancellation);
        async Task<ApiKeyView> LookAsync() => Assert.Single(await portal.Get<ListApiKeys>().RunAsync(portal.Alice, Cancellation));
        Assert.Null((await LookAsync()).LastUsedAt);

        await UseAsync("192.0.2.1 Terraform");
        portal.Time.Advance(TimeSpan.FromSeconds(59));
        await UseAsync("192.0.2.2");
        var early = await LookAsync();
        portal.Time.Advance(TimeSpan.FromSeconds(1));
        await UseAsync(new string('x', 500));

        Assert.Equal((TestPortal.Start, "192.0.2.1 Terraform"), (early.LastUsedAt, early.LastUsedFrom));
        Assert.Equal(TestPortal.Start.AddMinutes(1), (await LookAsync()).LastUsedAt);
        Assert.Equal(ApiKey.MaxFromLength, (await LookAsync()).LastUsedFrom!.Length);
    }

    [Theory]
    [EveryDatabase]
    public async Task Every_change_of_a_key_is_audited(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var made = await CreateAsync(portal, "laptop");

        await SwitchAsync(portal, made.Id, enabled: false);
        await SwitchAsync(portal, made.Id, enabled: false);
        await portal.Get<DeleteApiKey>().RunAsync(portal.Alice, made.Id, Cancellation);

        var lines = await portal.ReadAsync(db => db.Audit.Where(x => x.Subject == made.Id.Value).OrderBy(x => x.Id).Select(x => x.Action).ToListAsync());
        Assert.Equal(["key.created", "key.disabled", "key.deleted"], lines);
    }

    [Fact]
    public async Task Key_needs_a_name_and_a_member_has_at_most_twenty()
    {
        await using var portal = await TestPortal.OpenAsync();
        async Task<string?> MakeAsync(string name) => (await portal.Get<CreateApiKey>().RunAsync(portal.Alice, name, Cancellation)).Error?.Code;

        Assert.Equal(["key.name", "key.name", "key.name"], [await MakeAsync("  "), await MakeAsync(new string('x', 61)), await MakeAsync("a\nb")]);
        for (var i = 0; i < CreateApiKey.MaxKeys; i++)
        {
            Assert.Null(await MakeAsync($"key {i}"));
        }

        Assert.Equal("key.too-many", await MakeAsync("one more"));
    }

    [Fact]
    public async Task Key_whose_encryption_is_lost_works_no_more_and_breaks_nothing()
    {
        await using var portal = await TestPortal.OpenAsync();
        var made = await CreateAsync(portal, "laptop");
        await portal.ReadAsync(db => db.ApiKeys.ExecuteUpdateAsync(x => x.SetProperty(k => k.ProtectedSecret, "garbage")));
        await using var restarted = await TestPortal.OpenAsync(over: portal);

        Assert.Null(await FindAsync(restarted, made.Id));
    }

    [Fact]
    public async Task Seeds_give_the_members_of_the_settings_their_keys_once()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Seed:Accounts:0:SecretId"] = "AKIDdevalice",
            ["Seed:Accounts:0:SecretKey"] = "dev-secret-alice",
        };
        await using var portal = await TestPortal.OpenAsync(settings: settings);
        for (var i = 0; i < 2; i++)
        {
            await using var scope = portal.Services.CreateAsyncScope();
            foreach (var seed in scope.ServiceProvider.GetServices<ISeed>().OrderBy(x => x.Order))
            {
                await seed.RunAsync(Cancellation);
            }
        }

        var key = await FindAsync(portal, new SecretId("AKIDdevalice"));
        Assert.Equal(("dev-secret-alice", portal.Alice), (key!.Secret, key.Caller));
    }

    private static async Task<NewApiKey> CreateAsync(TestPortal portal, string name) =>
        TestPortal.Accepted(await portal.Get<CreateApiKey>().RunAsync(portal.Alice, name, Cancellation));

    private static Task<KnownApiKey?> FindAsync(TestPortal portal, SecretId id) => portal.Get<ApiKeyRing>().FindAsync(id, Cancellation);

    private static async Task SwitchAsync(TestPortal portal, SecretId id, bool enabled) =>
        Assert.True((await portal.Get<SwitchApiKey>().RunAsync(portal.Alice, id, enabled, Cancellation)).Ok);
}
