using ImagePortal.Core.Accounts;
using ImagePortal.Core.Files;
using ImagePortal.Core.Images;
using ImagePortal.Core.Imports;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Imports;

/// <summary>What is accepted, what it reserves, and each refusal with its own code (R13, R14, R92, R97, D3).</summary>
public sealed class StartImportTests
{
    private static readonly Dictionary<string, string?> PlentyOfOperations = new() { ["Portal:Limits:OperationsPerDay"] = "1000" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Accepted_import_shows_its_image_at_once_and_reserves_a_place_and_an_operation_R13_R14(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var file = await UploadAsync(portal, portal.Alice);

        var started = TestPortal.Accepted(await portal.StartImportAsync(portal.Alice, file, " web server "));

        var image = await portal.FindAsync(started.Image);
        var operation = await portal.FindAsync(started.Operation);
        Assert.Equal(("web server", ImageState.Importing, started.Operation), (image.Name, image.State, image.Operation));
        Assert.Equal((OperationState.Queued, new DateOnly(2026, 3, 2)), (operation.State, operation.CountedOn));
        var counts = await CountAsync(portal);
        Assert.Equal((1, 10, 1, 5), (counts.PlacesUsed, counts.PlacesLimit, counts.OperationsUsed, counts.OperationsLimit));
        Assert.Contains($"AdvanceOperationJob:{started.Operation}", portal.Jobs.Queued);
        Assert.Equal("import.started", (await portal.ReadAsync(db => db.Audit.SingleAsync(x => x.Subject == started.Image.Value))).Action);
    }

    [Theory]
    [EveryDatabase]
    public async Task Eleventh_image_is_refused_with_its_own_code_R13(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider, settings: PlentyOfOperations);
        await StartManyAsync(portal, 10);

        var refused = await portal.StartImportAsync(portal.Alice, await UploadAsync(portal, portal.Alice), "eleventh");

        Assert.Equal((ErrorKind.LimitReached, "image.no-place"), (refused.Error?.Kind, refused.Error?.Code));
        Assert.Equal(10, (await CountAsync(portal)).PlacesUsed);
        Assert.Equal(10, await portal.ReadAsync(db => db.Operations.CountAsync()));
    }

    [Theory]
    [EveryDatabase]
    public async Task Sixth_operation_of_a_day_is_refused_with_its_own_code_and_the_next_day_allows_again_R14_D3(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await StartManyAsync(portal, 5);
        var file = await UploadAsync(portal, portal.Alice);

        var refused = await portal.StartImportAsync(portal.Alice, file, "sixth");
        var counts = await CountAsync(portal);

        // Guangzhou is 8 hours ahead: its day ends at 16:00 UTC.
        Assert.Equal((ErrorKind.LimitReached, "image.no-operation"), (refused.Error?.Kind, refused.Error?.Code));
        Assert.Contains("2026-03-02 16:00 UTC", refused.Error!.Message, StringComparison.Ordinal);
        Assert.Equal((5, new DateTimeOffset(2026, 3, 2, 16, 0, 0, TimeSpan.Zero)), (counts.OperationsUsed, counts.ResetsAt));

        portal.Time.Advance(counts.ResetsAt - portal.Time.GetUtcNow() - TimeSpan.FromSeconds(1));
        Assert.Equal("image.no-operation", (await portal.StartImportAsync(portal.Alice, file, "sixth")).Error?.Code);
        portal.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, (await CountAsync(portal)).OperationsUsed);
        TestPortal.Accepted(await portal.StartImportAsync(portal.Alice, file, "sixth"));
        Assert.Equal((6, 1), ((await CountAsync(portal)).PlacesUsed, (await CountAsync(portal)).OperationsUsed));
    }

    [Theory]
    [EveryDatabase]
    public async Task Hundred_racing_imports_never_pass_the_operations_of_a_day_R14(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);

        var answers = await RaceAsync(portal, 100);

        Assert.Equal(5, answers.Count(x => x.Ok));
        Assert.All(answers.Where(x => !x.Ok), x => Assert.Equal("image.no-operation", x.Error!.Code));
        Assert.Equal((5, 5), ((await CountAsync(portal)).PlacesUsed, (await CountAsync(portal)).OperationsUsed));
        Assert.Equal((5, 5), (await portal.ReadAsync(db => db.Images.CountAsync()), await portal.ReadAsync(db => db.Operations.CountAsync())));
    }

    [Theory]
    [EveryDatabase]
    public async Task Hundred_racing_imports_never_pass_the_places_of_a_region_R13(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider, settings: PlentyOfOperations);

        var answers = await RaceAsync(portal, 100);

        Assert.Equal(10, answers.Count(x => x.Ok));
        Assert.All(answers.Where(x => !x.Ok), x => Assert.Equal("image.no-place", x.Error!.Code));
        Assert.Equal((10, 10), ((await CountAsync(portal)).PlacesUsed, await portal.ReadAsync(db => db.Images.CountAsync())));
    }

    [Theory]
    [EveryDatabase]
    public async Task Racing_imports_of_one_name_leave_one_image(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider, settings: PlentyOfOperations);
        var files = await UploadManyAsync(portal, portal.Alice, 10);

        var answers = await Task.WhenAll(files.Select(x => Task.Run(() => portal.StartImportAsync(portal.Alice, x, "same"))));

        Assert.Single(answers, x => x.Ok);
        Assert.All(answers.Where(x => !x.Ok), x => Assert.Equal("image.name-taken", x.Error!.Code));
    }

    [Theory]
    [EveryDatabase]
    public async Task Racing_imports_of_one_file_leave_one_operation(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider, settings: PlentyOfOperations);
        var file = await UploadAsync(portal, portal.Alice);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => portal.StartImportAsync(portal.Alice, file, $"web {i}"))));

        Assert.Single(answers, x => x.Ok);
        Assert.All(answers.Where(x => !x.Ok), x => Assert.Equal("import.source-busy", x.Error!.Code));
    }

    [Theory]
    [EveryDatabase]
    public async Task Limits_are_those_of_one_account_in_one_region_R13_R14(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        await StartManyAsync(portal, 5);

        TestPortal.Accepted(await portal.StartImportAsync(portal.Bob, await UploadAsync(portal, portal.Bob)));
        TestPortal.Accepted(await portal.StartImportAsync(portal.Alice, await UploadAsync(portal, portal.Alice), region: TestPortal.Toronto));

        Assert.Equal(5, (await portal.UsageOfAsync(portal.Alice, TestPortal.Guangzhou)).Operations);
        Assert.Equal(1, (await portal.UsageOfAsync(portal.Alice, TestPortal.Toronto)).Operations);
    }

    [Theory]
    [EveryDatabase]
    public async Task Account_without_the_permission_is_refused_and_nothing_is_reserved_R92(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var file = await UploadAsync(portal, portal.Carol);

        var refused = await portal.StartImportAsync(portal.Carol, file);

        Assert.Equal((ErrorKind.Forbidden, "import.no-permission"), (refused.Error?.Kind, refused.Error?.Code));
        Assert.False(await portal.ReadAsync(db => db.RegionUsage.AnyAsync()));
        Assert.False(await portal.ReadAsync(db => db.Images.AnyAsync()));
    }

    [Theory]
    [InlineData("nonsense", "web", "import.source")]
    [InlineData("https://10.0.0.1/disk.raw", "web", "source.unreachable")]
    [InlineData("file-0000000000000000", "web", "file.not-found")]
    [InlineData(null, "", "image.name")]
    [InlineData(null, "two\nlines", "image.name")]
    [InlineData(null, "1234567890123456789012345678901234567890123456789012345678901", "image.name")]
    public async Task Bad_request_is_refused_with_its_own_code_and_reserves_nothing(string? source, string name, string code)
    {
        await using var portal = await TestPortal.OpenAsync();
        source ??= (await UploadAsync(portal, portal.Alice)).Value;

        var refused = await portal.Get<StartImport>().RunAsync(portal.Alice, new ImportRequest(TestPortal.Guangzhou, source, name, ""), Cancellation);

        Assert.Equal(code, refused.Error?.Code);
        Assert.False(await portal.ReadAsync(db => db.RegionUsage.AnyAsync()));
    }

    [Fact]
    public async Task Unknown_region_is_refused()
    {
        await using var portal = await TestPortal.OpenAsync();

        var refused = await portal.StartImportAsync(portal.Alice, await UploadAsync(portal, portal.Alice), region: new RegionCode("ap-nowhere"));

        Assert.Equal("region.not-found", refused.Error?.Code);
    }

    [Theory]
    [EveryDatabase]
    public async Task Import_waits_for_its_upload_shows_its_progress_and_runs_when_it_is_there_R94(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var file = TestPortal.Accepted(await portal.Get<CreateUpload>().RunAsync(portal.Alice, "disk.qcow2", 100, Cancellation));
        var started = TestPortal.Accepted(await portal.StartImportAsync(portal.Alice, file.Id));
        portal.Jobs.Forget();

        await portal.Get<AppendToUpload>().RunAsync(portal.Alice, file.Id, 0, new MemoryStream(new byte[50]), null, Cancellation);
        var half = await portal.FindAsync(started.Operation);
        var hintsAtHalf = portal.Jobs.Queued;
        await portal.Get<AppendToUpload>().RunAsync(portal.Alice, file.Id, 50, new MemoryStream(new byte[50]), null, Cancellation);

        Assert.Equal((file.Id.Value, 50, 100, 30), (half.WaitsFor, half.BytesDone, half.BytesTotal, half.Percent));
        Assert.Empty(hintsAtHalf);
        Assert.Null((await portal.FindAsync(started.Operation)).WaitsFor);
        Assert.Equal([$"AdvanceOperationJob:{started.Operation}"], portal.Jobs.Queued);
    }

    [Theory]
    [EveryDatabase]
    public async Task Import_is_not_lost_when_the_portal_dies_between_the_last_byte_and_the_signal(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var file = TestPortal.Accepted(await portal.Get<CreateUpload>().RunAsync(portal.Alice, "disk.qcow2", 100, Cancellation));
        var started = TestPortal.Accepted(await portal.StartImportAsync(portal.Alice, file.Id));
        await using (var db = portal.OpenDatabase())
        {
            (await db.Files.FindAsync([file.Id], Cancellation))!.Advance(100, portal.Time.GetUtcNow());
            await db.SaveChangesAsync(Cancellation);
        }

        portal.Jobs.Forget();
        await portal.SweepAsync();

        Assert.Null((await portal.FindAsync(started.Operation)).WaitsFor);
        Assert.Equal([$"AdvanceOperationJob:{started.Operation}"], portal.Jobs.Queued);
    }

    private static async Task<Result<ImportStarted>[]> RaceAsync(TestPortal portal, int racers)
    {
        var files = await UploadManyAsync(portal, portal.Alice, racers);
        return await Task.WhenAll(files.Select((file, i) => Task.Run(() => portal.StartImportAsync(portal.Alice, file, $"web {i}"))));
    }

    private static async Task StartManyAsync(TestPortal portal, int count)
    {
        foreach (var (i, file) in (await UploadManyAsync(portal, portal.Alice, count)).Index())
        {
            TestPortal.Accepted(await portal.StartImportAsync(portal.Alice, file, $"web {i}"));
        }
    }

    private static Task<FileId> UploadAsync(TestPortal portal, Caller caller) => portal.UploadAsync(caller, [1, 2, 3]);

    /// <summary>Rows only: many small files would be flushed one by one.</summary>
    private static async Task<IReadOnlyList<FileId>> UploadManyAsync(TestPortal portal, Caller caller, int count)
    {
        await using var db = portal.OpenDatabase();
        var files = Enumerable.Range(0, count)
            .Select(i => new UploadedFile(FileId.New(), caller.Account, caller.Member, $"{i}.raw", 10, portal.Time.GetUtcNow()))
            .ToList();
        db.AddRange(files);
        await db.SaveChangesAsync(Cancellation);
        return [.. files.Select(x => x.Id)];
    }

    private static async Task<ImageCounts> CountAsync(TestPortal portal) =>
        TestPortal.Accepted(await portal.Get<CountImages>().RunAsync(portal.Alice, TestPortal.Guangzhou, Cancellation));
}
