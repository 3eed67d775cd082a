using ImagePortal.Api.Tests.Setup;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Files;
using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Sharing;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Api.Tests.Contract;

/// <summary>Images, accounts and limits that calls are refused for, made once in the running portal.</summary>
public sealed class Scene(ApiPortal portal) : IAsyncLifetime
{
    private static readonly RegionCode Guangzhou = new("ap-guangzhou");

    private readonly Dictionary<string, string> _things = new()
    {
        ["alice"] = PortalRows.Alice.Value,
        ["bob"] = PortalRows.Bob.Value,
        ["blocks alice"] = "400000000099",
        ["long"] = new string('x', 61),
        ["taken"] = "scene: taken",
        ["good"] = portal.Disks.Good,
        ["text"] = portal.Disks.Text,
        ["empty"] = portal.Disks.Empty,
        ["fifty tags"] = string.Join(',', Enumerable.Range(0, 50).Select(x => $$"""{"Key":"k{{x}}"}""")),
        ["51 images"] = string.Join(',', Enumerable.Range(0, 51).Select(x => $"\"img-{x:00000000}\"")),
        ["201 accounts"] = string.Join(',', Enumerable.Range(0, 201).Select(x => $"\"{200_000_000_000 + x}\"")),
    };

    internal string Fill(string text) => _things.Aggregate(text, (filled, thing) => filled.Replace($"{{{thing.Key}}}", thing.Value, StringComparison.Ordinal));

    internal string this[string name] => _things[name];

    public async ValueTask InitializeAsync()
    {
        var rows = portal.Rows;
        _things["own"] = await rows.AddImageAsync(PortalRows.Alice, "scene: own");
        await rows.AddImageAsync(PortalRows.Alice, "scene: taken");
        _things["foreign"] = await rows.AddImageAsync(PortalRows.Bob, "scene: foreign");
        _things["shared"] = await rows.AddImageAsync(PortalRows.Alice, "scene: shared");
        await rows.ShareAsync(_things["shared"], PortalRows.Alice, PortalRows.Bob);
        _things["received"] = await rows.AddImageAsync(PortalRows.Bob, "scene: received");
        await rows.ShareAsync(_things["received"], PortalRows.Bob, PortalRows.Alice);
        _things["own licence"] = await rows.AddImageAsync(PortalRows.Alice, "scene: licence", change: x => x.Licensed(ImageLicense.Own));
        _things["far"] = await rows.AddImageAsync(PortalRows.Alice, "scene: far", "na-toronto");
        _things["taken there"] = await rows.AddImageAsync(PortalRows.Alice, "scene: taken there");
        await rows.AddImageAsync(PortalRows.Alice, "scene: taken there", "ap-shanghai");
        _things["admins"] = await rows.AddImageAsync(PortalRows.Admin, "scene: admins");
        _things["admins busy"] = await rows.AddImageAsync(PortalRows.Admin, "scene: busy", "ap-hongkong");
        _things["busy"] = await rows.AddImageAsync(PortalRows.Alice, "scene: busy");
        _things["full of tags"] = await rows.AddImageAsync(PortalRows.Alice, "scene: tags");
        _things["shared with fifty"] = await rows.AddImageAsync(PortalRows.Alice, "scene: fifty");
        _things["public"] = await rows.PublicImageAsync();
        await FillAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task FillAsync()
    {
        await using var db = portal.Rows.Open();
        var now = TimeProvider.System.GetUtcNow();
        _things["market"] = (await db.Images.FirstAsync(x => x.Kind == ImageKind.Market && x.Region == Guangzhou)).Id.Value;
        var coming = Image.Import(ImageId.New(), PortalRows.Alice, Guangzhou, "scene: coming", "", "disk.raw", now).Value!;
        _things["coming"] = coming.Id.Value;
        var helper = Member.Create(PortalRows.Bob, "helper@example.test", "Helper", MemberRole.Member, isOperator: false);
        _things["sub-account"] = helper.SubAccount!.Value.Value;
        var unfriendly = new Account(new(_things["blocks alice"]), "1300000099", "Unfriendly", now);
        var file = new UploadedFile(FileId.New(), PortalRows.Alice, Guid.Empty, "disk.raw", 1 << 20, now);
        _things["file in use"] = file.Id.Value;
        db.AddRange(coming, helper, file, unfriendly, new ShareBlock(unfriendly.Id, PortalRows.Alice, now));
        db.Add(Waiting(PortalRows.Alice, OperationKind.Import, coming.Id.Value, $$"""{"Source":"{{_things["file in use"]}}","SourceName":"disk.raw"}"""));
        db.Add(Waiting(PortalRows.Alice, OperationKind.Export, _things["busy"], "{}"));
        for (var i = 0; i < 10; i++)
        {
            db.Add(Waiting(PortalRows.Admin, OperationKind.Export, _things["admins"], "{}"));
        }

        for (var i = 0; i < 50; i++)
        {
            var account = new Account(new($"4{i:00000000000}"), $"13{i:00000000}", $"Account {i}", now);
            db.AddRange(account, new Share(new ImageId(_things["shared with fifty"]), PortalRows.Alice, account.Id, now, null, ""));
            db.Add(new ImageTag(new ImageId(_things["full of tags"]), PortalRows.Alice, $"k{i}", ""));
        }

        var closed = await db.Regions.SingleAsync(x => x.Code == new RegionCode("ap-singapore"));
        Assert.True(closed.Change(closed.Settings with { ImportsClosed = true }).Ok);
        await FillRegionsAsync(db, now);
        await db.SaveChangesAsync();
    }

    /// <summary>The operator has no place left in one region, and no operation of the day in another.</summary>
    private static async Task FillRegionsAsync(PortalDbContext db, DateTimeOffset now)
    {
        var full = await UsageAsync(db, "ap-beijing");
        while (full.ReservePlace(new LimitOptions { ImagesPerRegion = 200 }).Ok)
        {
        }

        var busy = await UsageAsync(db, "ap-hongkong");
        var (today, next) = (await db.Regions.SingleAsync(x => x.Code == busy.Region)).DayOf(now);
        while (busy.CountOperation(new LimitOptions { OperationsPerDay = 1000 }, today, next).Ok)
        {
        }
    }

    private static async Task<RegionUsage> UsageAsync(PortalDbContext db, string region) =>
        await db.RegionUsage.SingleOrDefaultAsync(x => x.Account == PortalRows.Admin && x.Region == new RegionCode(region))
            ?? db.Add(new RegionUsage(PortalRows.Admin, new RegionCode(region))).Entity;

    /// <summary>Work that nothing ever releases.</summary>
    private static Operation Waiting(AccountId account, OperationKind kind, string subject, string input) => Operation.Accept(
        new NewOperation(account, Guid.Empty, Guangzhou, kind, subject, "of the scene", input, OperationStage.Checking) { WaitsFor = "the end of time" },
        TimeProvider.System.GetUtcNow());
}
