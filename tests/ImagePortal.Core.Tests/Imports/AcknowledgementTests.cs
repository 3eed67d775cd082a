using ImagePortal.Core.Images;
using ImagePortal.Core.Imports;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Sharing;
using ImagePortal.Core.Tests.Setup;
using ImagePortal.Disks;
using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Sources;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Imports;

/// <summary>A licence of one's own and a modified kernel are confirmed before an import, and the confirmation is kept (R78, R79, R89, D12).</summary>
public sealed class AcknowledgementTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("--os rhel", "license")]
    [InlineData("--own-kernel", "kernel")]
    public async Task Without_the_confirmation_that_the_precheck_asks_for_nothing_starts(string option, string criterion)
    {
        await using var portal = await TestPortal.OpenAsync();
        var disk = SampleDisks.Make(option);
        var report = await PrecheckAsync(disk);
        var file = await portal.UploadAsync(portal.Alice, disk);

        var refused = await StartAsync(portal, file.Value, report, "virtio");

        Assert.Equal("import.not-acknowledged", refused.Error?.Code);
        Assert.Contains(report.Criteria.Single(x => x.Id == criterion).Acknowledgement!, refused.Error!.Message, StringComparison.Ordinal);
        Assert.False(await portal.ReadAsync(db => db.Images.AnyAsync()));
    }

    [Theory]
    [EveryDatabase]
    public async Task What_was_confirmed_is_kept_in_the_audit_with_the_import_and_the_disk_is_imported_D12(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var disk = SampleDisks.Make("--os rhel");
        var report = await PrecheckAsync(disk);
        var file = await portal.UploadAsync(portal.Alice, disk);

        var started = TestPortal.Accepted(await StartAsync(portal, file.Value, report, "license"));
        await portal.RunAsync(started.Operation);

        Assert.Equal(OperationState.Succeeded, (await portal.FindAsync(started.Operation)).State);
        var entry = await portal.ReadAsync(db => db.Audit.SingleAsync(x => x.Action == "import.acknowledged"));
        Assert.Equal((portal.Alice.Account, portal.Alice.Member, started.Image.Value), (entry.Account, entry.Member, entry.Subject));
        Assert.Equal($"license: {report.Criteria.Single(x => x.Id == "license").Acknowledgement}", entry.After);
    }

    [Fact]
    public async Task A_disk_that_nobody_looked_at_before_is_refused_when_it_turns_out_to_ask()
    {
        await using var portal = await TestPortal.OpenAsync();
        var file = await portal.UploadAsync(portal.Alice, SampleDisks.Make("--os rhel"));

        var started = TestPortal.Accepted(await StartAsync(portal, file.Value, null));
        await portal.RunAsync(started.Operation);

        Assert.Equal("import.not-acknowledged", (await portal.FindAsync(started.Operation)).RefusalCode);
    }

    [Fact]
    public async Task A_confirmation_sent_along_unasked_lets_such_a_disk_in()
    {
        await using var portal = await TestPortal.OpenAsync();
        var file = await portal.UploadAsync(portal.Alice, SampleDisks.Make("--os rhel"));

        var started = TestPortal.Accepted(await StartAsync(portal, file.Value, null, "license", "nonsense"));
        await portal.RunAsync(started.Operation);

        Assert.Equal(OperationState.Succeeded, (await portal.FindAsync(started.Operation)).State);
        Assert.Equal("license", (await portal.ReadAsync(db => db.Audit.SingleAsync(x => x.Action == "import.acknowledged"))).After);
    }

    [Theory]
    [InlineData("--os rhel", true, ImageLicense.Own)]
    [InlineData("--os rhel", false, ImageLicense.Own)]
    [InlineData("--own-kernel", true, ImageLicense.Cloud)]
    [InlineData("--own-kernel", false, ImageLicense.Cloud)]
    public async Task Licence_that_was_confirmed_is_its_owners_own_whichever_way_the_disk_came_R79(string option, bool byPage, ImageLicense license)
    {
        await using var portal = await TestPortal.OpenAsync();
        var disk = SampleDisks.Make(option);
        var file = await portal.UploadAsync(portal.Alice, disk);

        // A page confirms what its precheck asked; a program sends all it may confirm along.
        var report = byPage ? await PrecheckAsync(disk) : null;
        var started = TestPortal.Accepted(await StartAsync(portal, file.Value, report, report?.Unconfirmed([]).Select(x => x.Id).ToArray() ?? [.. CriterionIds.All]));
        await portal.RunAsync(started.Operation);

        Assert.Equal(license, (await portal.FindAsync(started.Image)).License);
        Assert.Equal(license, (await portal.Get<GetImage>().RunAsync(portal.Alice, started.Image, Cancellation)).Value!.Image.License);
        var shared = await portal.Get<ShareImage>().RunAsync(portal.Alice, new ShareRequest(started.Image, [portal.Bob.Account.Value], "", null), Cancellation);
        Assert.Equal(license == ImageLicense.Own ? "share.own-license" : null, shared.Error?.Code);
    }

    private static Task<Result<ImportStarted>> StartAsync(TestPortal portal, string source, CheckReport? precheck, params string[] acknowledged) =>
        portal.Get<StartImport>().RunAsync(
            portal.Alice,
            new ImportRequest(TestPortal.Guangzhou, source, "web", "") { Precheck = precheck, Acknowledged = acknowledged },
            Cancellation);

    private static async Task<CheckReport> PrecheckAsync(byte[] disk)
    {
        var folder = Directory.CreateTempSubdirectory("imageportal-");
        try
        {
            var path = Path.Combine(folder.FullName, "disk.qcow2");
            await File.WriteAllBytesAsync(path, disk, Cancellation);
            await using var file = FileSource.Open(path);
            return await new DiskInspector(TimeProvider.System).InspectAsync(file, CheckProfile.Strict, DiskFormat.Qcow2, Cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
