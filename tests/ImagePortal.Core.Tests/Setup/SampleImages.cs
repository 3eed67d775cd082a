using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Setup;

/// <summary>Rows that a test starts from, made without the work that would make them.</summary>
internal static class SampleImages
{
    internal static readonly RegionCode Beijing = new("ap-beijing");
    internal static readonly RegionCode Shanghai = new("ap-shanghai");
    internal static readonly RegionCode HongKong = new("ap-hongkong");
    internal static readonly RegionCode Singapore = new("ap-singapore");

    /// <summary>The regions of the seed profile (R16, D1).</summary>
    internal static readonly IReadOnlyList<RegionCode> SeedRegions = [TestPortal.Guangzhou, Beijing, Shanghai, HongKong, Singapore, TestPortal.Toronto];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Adds what the seed profile has besides Guangzhou and Toronto.</summary>
    internal static async Task AddSeedRegionsAsync(this TestPortal portal)
    {
        await using var db = portal.OpenDatabase();
        foreach (var (code, name) in new[] { (Beijing, "Beijing"), (Shanghai, "Shanghai"), (HongKong, "Hong Kong"), (Singapore, "Singapore") })
        {
            var region = new Region(code, name, 10, "Asia/Shanghai");
            region.Configure("strict", canBeCopySource: code != Singapore, canBeCopyDestination: code != Singapore);
            db.Regions.Add(region);
        }

        await db.SaveChangesAsync(Cancellation);
    }

    /// <summary>An available image that keeps its place; its content is nowhere.</summary>
    internal static async Task<ImageId> AddImageAsync(this TestPortal portal, Caller owner, string name = "web", RegionCode? region = null)
    {
        await using var db = portal.OpenDatabase();
        var code = region ?? TestPortal.Guangzhou;
        var image = Image.Import(ImageId.New(), owner.Account, code, name, "", "disk.raw", portal.Time.GetUtcNow()).Value!;
        image.Complete($"sha256:{new string('0', 64)}", 1, portal.Time.GetUtcNow());
        db.Images.Add(image);
        var usage = await db.RegionUsage.FindAsync([owner.Account, code], Cancellation) ?? db.RegionUsage.Add(new RegionUsage(owner.Account, code)).Entity;
        usage.ReservePlace(new LimitOptions { ImagesPerRegion = int.MaxValue });
        await db.SaveChangesAsync(Cancellation);
        return image.Id;
    }

    internal static async Task<IReadOnlyList<ImageId>> AddImagesAsync(this TestPortal portal, int count, RegionCode? region = null)
    {
        var images = new List<ImageId>();
        for (var i = 0; i < count; i++)
        {
            images.Add(await portal.AddImageAsync(portal.Alice, $"web {i}", region));
        }

        return images;
    }

    internal static async Task<ImageId> PublishAsync(this TestPortal portal, ImageKind kind)
    {
        await using var db = portal.OpenDatabase();
        var image = Image.Publish(portal.Carol.Account, TestPortal.Guangzhou, kind, $"{kind}", null, null, TestPortal.Start);
        image.Complete("sha256:0", 1, TestPortal.Start);
        db.Images.Add(image);
        await db.SaveChangesAsync(Cancellation);
        return image.Id;
    }

    /// <summary>Accounts without members.</summary>
    internal static async Task<IReadOnlyList<AccountId>> AddAccountsAsync(this TestPortal portal, int count)
    {
        await using var db = portal.OpenDatabase();
        var accounts = Enumerable.Range(0, count).Select(i => new Account(new AccountId($"2{i:00000000000}"), $"13{i:00000000}", $"Account {i}", TestPortal.Start)).ToList();
        db.Accounts.AddRange(accounts);
        await db.SaveChangesAsync(Cancellation);
        return [.. accounts.Select(x => x.Id)];
    }

    /// <summary>The good sample disk, imported and stored.</summary>
    internal static async Task<Image> ImportGoodDiskAsync(this TestPortal portal, string name = "web")
    {
        var file = await portal.UploadAsync(portal.Alice, SampleDisks.Good);
        var started = TestPortal.Accepted(await portal.StartImportAsync(portal.Alice, file, name));
        await portal.RunJobsAsync();
        return await portal.FindAsync(started.Image);
    }

    internal static async Task<List<(string Action, string Subject, Guid? Member, string? Detail)>> AuditOfAsync(
        this TestPortal portal, Caller caller, string prefix)
    {
        var lines = await portal.ReadAsync(db => db.Audit
            .Where(x => x.Account == caller.Account && x.Action.StartsWith(prefix))
            .OrderBy(x => x.Id)
            .ToListAsync());
        return lines.ConvertAll(x => (x.Action, x.Subject, x.Member, x is { Before: { } before, After: { } after } ? $"{before} → {after}" : x.After ?? x.Before));
    }
}
