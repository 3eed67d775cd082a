using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Sharing;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Images;

/// <summary>What the list of received images reads in a region that is full of others' images (R50).</summary>
public sealed class ReceivedListTests
{
    private const int Foreign = 3000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task List_begins_at_the_shares_of_the_caller_and_not_at_the_images_of_the_region(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var image = await portal.AddImageAsync(portal.Alice);
        await portal.ShareAsync(image, portal.Bob.Account);
        await FillAsync(portal);
        await using var db = portal.Get<PortalDatabase>().OpenFor(portal.Bob);

        var list = ImageRows.Of(db, portal.Bob, ImageTab.Shared).Where(x => x.Region == TestPortal.Guangzhou).OrderByDescending(x => x.CreatedAt).Take(20);
        var plan = await PlanOfAsync(db, list, provider);

        Assert.True(plan is null || (plan.Contains("IX_shares_Recipient", StringComparison.Ordinal) && !plan.Contains("IX_images_Region", StringComparison.Ordinal)), plan);
        Assert.True(plan?.Contains("Seq Scan on images", StringComparison.Ordinal) != true, plan);
        Assert.Equal([image], (await list.ToListAsync(Cancellation)).Select(x => x.Id));
    }

    /// <summary>Images of the same region, each shared with somebody else.</summary>
    private static async Task FillAsync(TestPortal portal)
    {
        await using var db = portal.OpenDatabase();
        for (var i = 0; i < Foreign; i++)
        {
            var image = Image.Import(ImageId.New(), portal.Alice.Account, TestPortal.Guangzhou, $"other {i}", "", "disk.raw", TestPortal.Start).Value!;
            image.Complete("sha256:0", 1, TestPortal.Start);
            db.Images.Add(image);
            db.Shares.Add(new Share(image.Id, portal.Alice.Account, portal.Carol.Account, TestPortal.Start, null, ""));
        }

        await db.SaveChangesAsync(Cancellation);
    }

    /// <summary>How the database would read it; null for one that cannot be asked in words.</summary>
    private static async Task<string?> PlanOfAsync(PortalDbContext db, IQueryable<Image> list, DatabaseProvider provider)
    {
        if (provider == DatabaseProvider.SqlServer)
        {
            return null;
        }

        await db.Database.OpenConnectionAsync(Cancellation);
        if (provider == DatabaseProvider.PostgreSql)
        {
            await db.Database.ExecuteSqlRawAsync("ANALYZE images, shares", Cancellation);
        }

        await using var command = list.CreateDbCommand();
        command.CommandText = (provider == DatabaseProvider.Sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + command.CommandText;
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var lines = new List<string>();
        while (await reader.ReadAsync(Cancellation))
        {
            lines.Add(reader.GetString(reader.FieldCount - 1));
        }

        return string.Join('\n', lines);
    }
}
