using System.Text.Json;
using ImagePortal.Core.Files;
using ImagePortal.Core.Images;
using ImagePortal.Core.Imports;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ImagePortal.Core.Tests.Imports;

/// <summary>From an uploaded disk to an image, or to a refusal that left nothing behind (design §5).</summary>
public sealed class ImportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Good_disk_becomes_an_available_image_with_a_digest_and_its_owner_is_told_R90_R96(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);

        var started = await ImportAsync(portal, SampleDisks.Good);

        var (image, operation) = (await portal.FindAsync(started.Image), await portal.FindAsync(started.Operation));
        Assert.Equal((ImageState.Available, OperationState.Succeeded), (image.State, operation.State));
        Assert.StartsWith("sha256:", image.Digest, StringComparison.Ordinal);
        Assert.Equal(("linux", "debian", "x86_64", 64L << 20), (image.OsFamily, image.Distribution, image.Architecture, image.VirtualSize));
        Assert.True((await StoreOf(portal).VerifyAsync(image.Digest!, null, Cancellation)).IsSound);
        var usage = await portal.UsageOfAsync(portal.Alice, TestPortal.Guangzhou);
        Assert.Equal((1, 1), (usage.Places, usage.Operations));

        var (kind, notice, link, recipient) = Assert.Single(portal.Mails.AboutImages);
        Assert.Equal((NoticeKind.ImportDone, "alice@example.test", $"/images/ap-guangzhou/{image.Id}"), (kind, recipient, link));
        Assert.Equal(("web", "Guangzhou", "Asia/Shanghai", "disk.qcow2"), (notice.ImageName, notice.RegionName, notice.TimeZone, notice.SourceName));
        Assert.Equal((9, 4, 64L << 20, null), (notice.PlacesLeft, notice.OperationsLeft, notice.DiskSize, notice.Reason));
        Assert.Equal("Debian GNU/Linux 12 (bookworm), x86_64", notice.System);
        Assert.True(notice.BytesInUse >= notice.BytesNew);
    }

    [Theory]
    [EveryDatabase]
    public async Task Refused_disk_leaves_nothing_stored_and_gives_back_place_and_allowance_R13_R14_D3_D17(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);

        var started = await ImportAsync(portal, SampleDisks.Make("--gpt"));

        var (image, operation) = (await portal.FindAsync(started.Image), await portal.FindAsync(started.Operation));
        Assert.Equal((ImageState.Failed, "import.partition-table"), (image.State, image.FailureCode));
        Assert.Equal((OperationState.Failed, false, null), (operation.State, operation.IsOurFault, operation.CountedOn));
        Assert.Equal(image.FailureMessage, operation.RefusalMessage);
        Assert.NotNull(operation.RefusalFix);
        var usage = await portal.UsageOfAsync(portal.Alice, TestPortal.Guangzhou);
        Assert.Equal((0, 0), (usage.Places, usage.Operations));
        Assert.Empty(StoredFiles(portal));

        var (kind, notice, _, _) = Assert.Single(portal.Mails.AboutImages);
        Assert.Equal((NoticeKind.ImportRefused, 10, 5), (kind, notice.PlacesLeft, notice.OperationsLeft));
        Assert.Equal(operation.RefusalMessage, notice.Reason);
        var finding = Assert.Single(notice.Findings, x => !x.IsWarning);
        Assert.NotEmpty(finding.Evidence);
        Assert.Contains("GPT", finding.Title + finding.Evidence, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("--gpt", "import.partition-table")]
    [InlineData("--xfs", "import.file-system")]
    [InlineData("--no-virtio", "import.virtio")]
    [InlineData("--size 51G", "import.disk-size")]
    public async Task Each_criterion_refuses_with_its_own_code_R70_R71_R72_R77(string option, string code)
    {
        await using var portal = await TestPortal.OpenAsync();

        var started = await ImportAsync(portal, SampleDisks.Make(option));

        Assert.Equal(code, (await portal.FindAsync(started.Operation)).RefusalCode);
        Assert.Empty(StoredFiles(portal));
    }

    [Fact]
    public async Task Region_with_the_modern_profile_accepts_what_the_strict_one_refuses_D7()
    {
        await using var portal = await TestPortal.OpenAsync();
        await using (var db = portal.OpenDatabase())
        {
            (await db.Regions.FindAsync([TestPortal.Guangzhou], Cancellation))!.Configure("modern", canBeCopySource: true, canBeCopyDestination: true);
            await db.SaveChangesAsync(Cancellation);
        }

        var started = await ImportAsync(portal, SampleDisks.Make("--gpt"));

        Assert.Equal(ImageState.Available, (await portal.FindAsync(started.Image)).State);
    }

    [Fact]
    public async Task Failed_image_keeps_its_report_until_it_is_dismissed()
    {
        await using var portal = await TestPortal.OpenAsync();
        var started = await ImportAsync(portal, SampleDisks.Make("--no-virtio"));

        var detail = TestPortal.Accepted(await portal.Get<GetImage>().RunAsync(portal.Alice, started.Image, Cancellation));
        var dismissed = await portal.Get<DismissImage>().RunAsync(portal.Alice, started.Image, Cancellation);

        Assert.Equal(["virtio"], detail.Report!.RefusedBy);
        Assert.True(dismissed.Ok);
        Assert.Equal("image.not-found", (await portal.Get<GetImage>().RunAsync(portal.Alice, started.Image, Cancellation)).Error?.Code);
        Assert.True(await portal.ReadAsync(db => db.Audit.AnyAsync(x => x.Action == "image.dismissed")));
    }

    [Fact]
    public async Task Refused_import_may_be_started_again_under_the_same_name()
    {
        await using var portal = await TestPortal.OpenAsync();
        await ImportAsync(portal, SampleDisks.Make("--no-virtio"));

        var again = await ImportAsync(portal, SampleDisks.Good);

        Assert.Equal(ImageState.Available, (await portal.FindAsync(again.Image)).State);
    }

    [Theory]
    [InlineData("accepted", "")]
    [InlineData("refused", "--gpt")]
    public async Task Handler_run_twice_gives_the_same(string verdict, string option)
    {
        await using var portal = await TestPortal.OpenAsync();
        var file = await portal.UploadAsync(portal.Alice, SampleDisks.Make(option));
        var started = TestPortal.Accepted(await portal.StartImportAsync(portal.Alice, file));
        var claimed = (await portal.Get<OperationLease>().ClaimAsync(started.Operation, Cancellation))!;
        var context = new OperationContext(claimed, portal.Get<SystemDatabase>(), portal.Get<LiveChanges>(), portal.Time);
        var handler = portal.Services.GetServices<IOperationHandler>().Single(x => x.Kind == OperationKind.Import);

        var first = await handler.RunAsync(context, Cancellation);
        var second = await handler.RunAsync(context, Cancellation);

        Assert.Equal(verdict == "accepted", first.Ok);
        Assert.Equal(first.Error, second.Error);
        Assert.Equal((first.Value as ImportOutcome)?.Ingest.Digest, (second.Value as ImportOutcome)?.Ingest.Digest);
        Assert.Equal((first.Value as ImportOutcome)?.Ingest.StoredSize, (second.Value as ImportOutcome)?.Ingest.StoredSize);
        Assert.Equal(0, (second.Value as ImportOutcome)?.Ingest.ChunksWritten ?? 0);
    }

    [Fact]
    public async Task Same_disk_imported_twice_is_stored_once()
    {
        await using var portal = await TestPortal.OpenAsync();
        var first = await ImportAsync(portal, SampleDisks.Good, "first");
        var stored = StoredFiles(portal);

        var second = await ImportAsync(portal, SampleDisks.Good, "second");

        Assert.Equal((await portal.FindAsync(first.Image)).Digest, (await portal.FindAsync(second.Image)).Digest);
        Assert.Equal(stored, StoredFiles(portal));
        Assert.Equal(0, portal.Mails.AboutImages[^1].Notice.BytesNew);
    }

    [Theory]
    [EveryDatabase]
    public async Task Whole_end_is_written_in_one_transaction_or_not_at_all(DatabaseProvider provider)
    {
        var breaks = true;
        void Break(IServiceCollection services)
        {
            var inner = services.Single(x => x.ImplementationType == typeof(ImportHandler));
            services.Remove(inner);
            services.AddSingleton<ImportHandler>();
            services.AddSingleton<IOperationHandler>(x => new BreakingHandler(x.GetRequiredService<ImportHandler>(), () => breaks));
        }

        await using var portal = await TestPortal.OpenAsync(provider, Break);
        var file = await portal.UploadAsync(portal.Alice, SampleDisks.Make("--gpt"));
        var started = TestPortal.Accepted(await portal.StartImportAsync(portal.Alice, file));

        await Assert.ThrowsAsync<DbUpdateException>(() => portal.RunAsync(started.Operation));
        var half = await EndAsync(portal, started, file);
        breaks = false;
        portal.Time.Advance(OperationLease.Length + TimeSpan.FromSeconds(1));
        await portal.RunAsync(started.Operation);
        var whole = await EndAsync(portal, started, file);

        Assert.Equal((OperationState.Running, ImageState.Importing, FileState.Complete, 1, 0, 0, 0), half);
        Assert.Equal((OperationState.Failed, ImageState.Failed, FileState.Removed, 0, 1, 1, 1), whole);
    }

    [Theory]
    [EveryDatabase]
    public async Task Fault_of_ours_is_retried_then_refunded_and_keeps_the_upload(DatabaseProvider provider)
    {
        void Break(IServiceCollection services)
        {
            services.RemoveAll<IDiskSource>();
            services.AddSingleton<UploadedDiskSource>();
            services.AddSingleton<IDiskSource>(x => new BrokenSource(x.GetRequiredService<UploadedDiskSource>()));
        }

        await using var portal = await TestPortal.OpenAsync(provider, Break);
        var file = await portal.UploadAsync(portal.Alice, [1, 2, 3]);
        var started = TestPortal.Accepted(await portal.StartImportAsync(portal.Alice, file));

        for (var attempt = 1; attempt <= Operation.MaxAttempts; attempt++)
        {
            await portal.RunAsync(started.Operation);
            portal.Time.Advance(TimeSpan.FromMinutes(2));
        }

        await portal.RunJobsAsync();

        var (operation, image) = (await portal.FindAsync(started.Operation), await portal.FindAsync(started.Image));
        Assert.Equal((OperationState.Failed, true, null), (operation.State, operation.IsOurFault, operation.CountedOn));
        Assert.Equal((ImageState.Failed, "operation.failed"), (image.State, image.FailureCode));
        var usage = await portal.UsageOfAsync(portal.Alice, TestPortal.Guangzhou);
        Assert.Equal((0, 0), (usage.Places, usage.Operations));
        Assert.Equal(FileState.Complete, (await portal.ReadAsync(db => db.Files.SingleAsync())).State);
        Assert.Equal(NoticeKind.ImportFailed, Assert.Single(portal.Mails.Composed).Kind);
        TestPortal.Accepted(await portal.StartImportAsync(portal.Alice, file));
    }

    [Theory]
    [EveryDatabase]
    public async Task Cancelled_import_leaves_no_image_no_file_and_no_message(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var file = TestPortal.Accepted(await portal.Get<CreateUpload>().RunAsync(portal.Alice, "disk.qcow2", 100, Cancellation));
        var started = TestPortal.Accepted(await portal.StartImportAsync(portal.Alice, file.Id));

        Assert.True((await portal.Get<CancelOperation>().RunAsync(portal.Alice, started.Operation, Cancellation)).Ok);
        await portal.RunJobsAsync();
        await portal.SweepAsync();

        Assert.Equal(OperationState.Cancelled, (await portal.FindAsync(started.Operation)).State);
        Assert.False(await portal.ReadAsync(db => db.Images.AnyAsync()));
        Assert.False(await portal.ReadAsync(db => db.Files.AnyAsync()));
        Assert.False(await portal.ReadAsync(db => db.Notifications.AnyAsync()));
        var usage = await portal.UsageOfAsync(portal.Alice, TestPortal.Guangzhou);
        Assert.Equal((0, 0), (usage.Places, usage.Operations));
        Assert.Equal(0, (await portal.ReadAsync(db => db.StagingUsage.SingleAsync())).Reserved);
    }

    [Theory]
    [EveryDatabase]
    public async Task Import_whose_upload_was_removed_ends_refused(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var file = TestPortal.Accepted(await portal.Get<CreateUpload>().RunAsync(portal.Alice, "disk.qcow2", 100, Cancellation));
        var started = TestPortal.Accepted(await portal.StartImportAsync(portal.Alice, file.Id));

        await portal.Get<RemoveFile>().RunAsync(portal.Alice, file.Id, Cancellation);
        await portal.RunJobsAsync();

        Assert.Equal((OperationState.Failed, "file.incomplete"), ((await portal.FindAsync(started.Operation)).State, (await portal.FindAsync(started.Operation)).RefusalCode));
        Assert.Equal(0, (await portal.UsageOfAsync(portal.Alice, TestPortal.Guangzhou)).Places);
    }

    [Fact]
    public async Task Truncated_disk_is_refused_and_not_ours()
    {
        await using var portal = await TestPortal.OpenAsync();

        var started = await ImportAsync(portal, SampleDisks.Good[..^40000]);

        var operation = await portal.FindAsync(started.Operation);
        Assert.Equal((OperationState.Failed, false), (operation.State, operation.IsOurFault));
        Assert.StartsWith("import.", operation.RefusalCode, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_goes_on_after_a_kill_and_ends_with_one_message()
    {
        await using var dead = await TestPortal.OpenAsync();
        var file = await dead.UploadAsync(dead.Alice, SampleDisks.Good);
        var started = TestPortal.Accepted(await dead.StartImportAsync(dead.Alice, file));
        var claimed = (await dead.Get<OperationLease>().ClaimAsync(started.Operation, Cancellation))!;
        var handler = dead.Services.GetServices<IOperationHandler>().Single(x => x.Kind == OperationKind.Import);

        // Everything is stored, but the process dies before it writes the end.
        await handler.RunAsync(new OperationContext(claimed, dead.Get<SystemDatabase>(), dead.Get<LiveChanges>(), dead.Time), Cancellation);
        await using var next = await TestPortal.OpenAsync(over: dead);
        next.Get<EmbeddedLock>().Take();
        await next.SweepAsync();
        await next.RunJobsAsync();

        Assert.Equal(ImageState.Available, (await next.FindAsync(started.Image)).State);
        Assert.Single(next.Mails.Composed);
        Assert.Equal(1, (await next.UsageOfAsync(next.Alice, TestPortal.Guangzhou)).Places);
    }

    [Fact]
    public async Task Notice_is_kept_as_the_facts_the_mail_was_made_of()
    {
        await using var portal = await TestPortal.OpenAsync();
        await ImportAsync(portal, SampleDisks.Good);

        var kept = await portal.ReadAsync(db => db.Notifications.SingleAsync());

        Assert.Equal("web is ready in Guangzhou", kept.Title);
        Assert.Equal(portal.Mails.AboutImages.Single().Notice.ImageId, JsonSerializer.Deserialize<ImageNotice>(kept.Payload)!.ImageId);
    }

    private static async Task<ImportStarted> ImportAsync(TestPortal portal, byte[] disk, string name = "web")
    {
        var file = await portal.UploadAsync(portal.Alice, disk);
        var started = TestPortal.Accepted(await portal.StartImportAsync(portal.Alice, file, name));
        await portal.RunJobsAsync();
        return started;
    }

    private static Storage.ImageStore StoreOf(TestPortal portal) => portal.Get<ImageStores>().For(TestPortal.Guangzhou);

    /// <summary>All that stores keep; their locks and unfinished files apart.</summary>
    private static IReadOnlyList<string> StoredFiles(TestPortal portal)
    {
        var stores = Directory.CreateDirectory(Path.Combine(portal.DataPath, "stores")).FullName;
        return [.. Directory.EnumerateFiles(stores, "*", SearchOption.AllDirectories)
            .Select(x => Path.GetRelativePath(stores, x))
            .Where(x => x.Split(Path.DirectorySeparatorChar)[1] != "tmp")
            .Order()];
    }

    private static async Task<(OperationState Operation, ImageState Image, FileState File, int Places, int Notifications, int Untold, int Audits)> EndAsync(
        TestPortal portal, ImportStarted started, FileId file)
    {
        await using var db = portal.OpenDatabase();
        return (
            (await db.Operations.SingleAsync(x => x.Id == started.Operation, Cancellation)).State,
            (await db.Images.SingleAsync(x => x.Id == started.Image, Cancellation)).State,
            (await db.Files.SingleAsync(x => x.Id == file, Cancellation)).State,
            (await db.RegionUsage.SingleAsync(Cancellation)).Places,
            await db.Notifications.CountAsync(Cancellation),
            await db.Notifications.CountAsync(x => x.IsWaiting, Cancellation),
            await db.Audit.CountAsync(x => x.Action == "import.failed", Cancellation));
    }
}
