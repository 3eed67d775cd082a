using ImagePortal.Core;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Sharing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Api.Tests.Setup;

/// <summary>The running portal's rows, written and read past it: images without the work that would make them.</summary>
internal sealed class PortalRows : IAsyncDisposable
{
    internal static readonly AccountId Alice = new("100000000001");
    internal static readonly AccountId Bob = new("100000000002");
    internal static readonly AccountId Admin = new("100000000009");

    private readonly ServiceProvider _services;

    internal PortalRows(string folder)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Portal:DataPath"] = folder }).Build();
        _services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddPortalCore(configuration).BuildServiceProvider();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    internal PortalDbContext Open() => _services.GetRequiredService<SystemDatabase>().Open();

    /// <summary>An available image whose content is nowhere.</summary>
    internal Task<string> AddImageAsync(AccountId owner, string name, string region = "ap-guangzhou", Action<Image>? change = null) =>
        PortalDatabase.RetryAsync(() => SaveImageAsync(owner, name, region, change));

    private async Task<string> SaveImageAsync(AccountId owner, string name, string region, Action<Image>? change)
    {
        await using var db = Open();
        var (code, now) = (new RegionCode(region), TimeProvider.System.GetUtcNow());
        var image = Image.Import(ImageId.New(), owner, code, name, "", "disk.raw", now).Value!;
        change?.Invoke(image);
        if (image.State == ImageState.Importing)
        {
            image.Complete($"sha256:{new string('0', 64)}", 1, now);
        }

        db.Add(image);
        var usage = await db.RegionUsage.FindAsync([owner, code], Cancellation) ?? db.Add(new RegionUsage(owner, code)).Entity;
        usage.ListChanged();
        await db.SaveChangesAsync(Cancellation);
        return image.Id.Value;
    }

    internal async Task ShareAsync(string image, AccountId owner, AccountId recipient)
    {
        await using var db = Open();
        db.Add(new Share(new ImageId(image), owner, recipient, TimeProvider.System.GetUtcNow(), null, ""));
        await db.SaveChangesAsync(Cancellation);
    }

    internal async Task<T> ReadAsync<T>(Func<PortalDbContext, Task<T>> query)
    {
        await using var db = Open();
        return await query(db);
    }

    /// <summary>A public image of the seeds.</summary>
    internal Task<string> PublicImageAsync() => ReadAsync(async db =>
        (await db.Images.Where(x => x.Kind == ImageKind.Public && x.Region == new RegionCode("ap-guangzhou")).Select(x => x.Id).FirstAsync(Cancellation)).Value);
}
