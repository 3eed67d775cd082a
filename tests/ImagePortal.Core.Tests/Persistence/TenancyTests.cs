using System.Text;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Sharing;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ImagePortal.Core.Tests.Persistence;

/// <summary>One account never sees another's things: in the data layer, whatever a use case forgets (security checklist).</summary>
public sealed class TenancyTests
{
    // Everyone's, or reached through the member only.
    private static readonly string[] BelongToNoAccount =
        ["Region", "AuditSeal", "StoreUpkeep", "StoreOwner", "InstanceHost", "IdentityUserClaim", "IdentityUserLogin", "IdentityUserToken"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_entity_has_a_filter_or_belongs_to_no_account()
    {
        await using var portal = await TestPortal.OpenAsync();
        await using var db = portal.OpenDatabase();

        var open = db.Model.GetEntityTypes().Where(x => x.GetDeclaredQueryFilters().Count == 0).Select(x => x.ShortName());

        Assert.Equal(BelongToNoAccount.Order(), open.Order());
    }

    [Theory]
    [EveryDatabase]
    public async Task Rows_of_one_account_are_invisible_to_another(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await TenantScenario.FillAsync(portal, portal.Alice);

        foreach (var type in await FilteredTypesAsync(portal))
        {
            var alice = await KeysAsync(portal, portal.Alice, type);
            var bob = await KeysAsync(portal, portal.Bob, type);

            Assert.True(alice.Count > 0, $"the test makes no {type.ShortName()}");
            Assert.True(!alice.Overlaps(bob), $"{type.ShortName()} of one account shows in another");
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task Shared_image_is_visible_to_its_recipient_alone_and_only_while_it_is_shared(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var (image, _, _) = await TenantScenario.FillAsync(portal, portal.Alice);
        async Task<bool> SeesAsync(Caller caller) => (await portal.Get<GetImage>().RunAsync(caller, image, Cancellation)).Ok;
        await using var db = portal.OpenDatabase();

        db.Shares.RemoveRange(db.Shares);
        var share = new Share(image, portal.Alice.Account, portal.Bob.Account, TestPortal.Start, null, "");
        db.Shares.Add(share);
        await db.SaveChangesAsync(Cancellation);
        var shared = (await SeesAsync(portal.Alice), await SeesAsync(portal.Bob), await SeesAsync(portal.Carol));
        db.Shares.Remove(share);
        await db.SaveChangesAsync(Cancellation);

        Assert.Equal((true, true, false), shared);
        Assert.False(await SeesAsync(portal.Bob));
    }

    [Theory]
    [EveryDatabase]
    public async Task Public_images_are_everyones_and_custom_ones_are_not(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await TenantScenario.FillAsync(portal, portal.Alice);
        await using (var db = portal.OpenDatabase())
        {
            foreach (var kind in new[] { ImageKind.Public, ImageKind.Market })
            {
                var image = Image.Publish(portal.Carol.Account, TestPortal.Guangzhou, kind, $"{kind}", null, null, TestPortal.Start);
                image.Complete("sha256:0", 1, TestPortal.Start);
                db.Images.Add(image);
            }

            await db.SaveChangesAsync(Cancellation);
        }

        var counts = TestPortal.Accepted(await portal.Get<CountImages>().RunAsync(portal.Bob, TestPortal.Guangzhou, Cancellation));

        Assert.Equal((1, 1, 0, 0), (counts.Public, counts.Market, counts.Custom, counts.Shared));
    }

    [Theory]
    [EveryDatabase]
    public async Task Use_cases_answer_for_a_foreign_id_as_for_an_unknown_one_and_change_nothing(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var (foreign, unknown) = (ForeignIds.Of(portal.Alice, await TenantScenario.FillAsync(portal, portal.Alice)), ForeignIds.Unknown);
        var useCases = UseCases.TakingIds();
        Assert.NotEmpty(useCases);

        foreach (var useCase in useCases)
        {
            var before = await DumpAsync(portal);

            var answer = foreign.Blot(await useCase.CallAsync(portal, portal.Bob, foreign));
            var expected = unknown.Blot(await useCase.CallAsync(portal, portal.Bob, unknown));

            Assert.True(expected == answer, $"{useCase.Name} tells a foreign id from an unknown one: {answer} instead of {expected}");
            Assert.True(before == await DumpAsync(portal), $"{useCase.Name} changed another account's rows");
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task Use_cases_without_ids_tell_nothing_of_another_account(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var (image, operation, file) = await TenantScenario.FillAsync(portal, portal.Alice);
        string[] secrets = [image.Value, operation.Value, file.Value, portal.Alice.Account.Value, portal.Alice.Email, TenantScenario.ImageName];

        foreach (var useCase in UseCases.WithoutIds())
        {
            var before = await DumpAsync(portal);

            var answer = await useCase.CallAsync(portal, portal.Bob, ForeignIds.Unknown);

            Assert.DoesNotContain(secrets, x => answer.Contains(x, StringComparison.Ordinal));
            Assert.True(before == await DumpAsync(portal), $"{useCase.Name} changed another account's rows");
        }
    }

    [Fact]
    public void No_use_case_is_left_out() => Assert.Empty(UseCases.Uncallable());

    private static async Task<IReadOnlyList<IEntityType>> FilteredTypesAsync(TestPortal portal)
    {
        await using var db = portal.OpenDatabase();
        return [.. db.Model.GetEntityTypes().Where(x => x.GetDeclaredQueryFilters().Count > 0)];
    }

    private static async Task<HashSet<string>> KeysAsync(TestPortal portal, Caller caller, IEntityType type)
    {
        await using var db = portal.Get<PortalDatabase>().OpenFor(caller);
        var rows = await RowsAsync(db, type);
        return [.. rows.Select(row => string.Join("/", type.FindPrimaryKey()!.Properties.Select(x => db.Entry(row).Property(x.Name).CurrentValue)))];
    }

    /// <summary>All that Alice's scope shows, as text.</summary>
    private static async Task<string> DumpAsync(TestPortal portal)
    {
        var text = new StringBuilder();
        await using var db = portal.Get<PortalDatabase>().OpenFor(portal.Alice);
        foreach (var type in db.Model.GetEntityTypes().Where(x => x.GetDeclaredQueryFilters().Count > 0))
        {
            var lines = (await RowsAsync(db, type)).Select(row => string.Join("|", db.Entry(row).Properties.Select(x => x.CurrentValue)));
            text.AppendLine(type.ShortName()).AppendJoin('\n', lines.Order()).AppendLine();
        }

        return text.ToString();
    }

    private static async Task<List<object>> RowsAsync(PortalDbContext db, IEntityType type)
    {
        var set = typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(type.ClrType).Invoke(db, null)!;
        return await ((IQueryable<object>)set).ToListAsync(Cancellation);
    }
}
