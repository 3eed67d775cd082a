using ImagePortal.Core.Imports;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Imports;

/// <summary>What would come of an import, told without a trace (D21).</summary>
public sealed class RehearseImportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Good_disk_passes_and_leaves_neither_an_image_nor_a_place_taken(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var file = await portal.UploadAsync(portal.Alice, SampleDisks.Good);

        var rehearsed = await RehearseAsync(portal, file.Value);

        Assert.True(rehearsed.Ok);
        Assert.False(await portal.ReadAsync(db => db.Images.AnyAsync()));
        Assert.False(await portal.ReadAsync(db => db.Operations.AnyAsync()));
        Assert.False(await portal.ReadAsync(db => db.RegionUsage.AnyAsync(x => x.Places > 0 || x.Operations > 0)));
        Assert.Empty(await portal.AuditOfAsync(portal.Alice, "import.started"));
    }

    [Theory]
    [InlineData("--gpt", "import.partition-table")]
    [InlineData("--no-virtio", "import.virtio")]
    [InlineData("--os rhel", "import.not-acknowledged")]
    [InlineData("--own-kernel", "import.not-acknowledged")]
    public async Task Disk_is_refused_for_what_the_import_itself_would_refuse_R78_R79(string option, string code)
    {
        await using var portal = await TestPortal.OpenAsync();
        var file = await portal.UploadAsync(portal.Alice, SampleDisks.Make(option));

        var rehearsed = await RehearseAsync(portal, file.Value);
        var started = TestPortal.Accepted(await portal.StartImportAsync(portal.Alice, file));
        await portal.RunAsync(started.Operation);

        Assert.Equal(code, rehearsed.Error?.Code);
        Assert.Equal(code, (await portal.FindAsync(started.Operation)).RefusalCode);
    }

    [Fact]
    public async Task Confirmation_sent_along_lets_the_rehearsal_pass_R79()
    {
        await using var portal = await TestPortal.OpenAsync();
        var file = await portal.UploadAsync(portal.Alice, SampleDisks.Make("--os rhel"));

        Assert.True((await RehearseAsync(portal, file.Value, "license")).Ok);
    }

    [Fact]
    public async Task Name_that_is_taken_is_told_before_the_disk_is_read()
    {
        await using var portal = await TestPortal.OpenAsync();
        await portal.AddImageAsync(portal.Alice, "rehearsed");
        var file = await portal.UploadAsync(portal.Alice, SampleDisks.Make("--gpt"));

        Assert.Equal("image.name-taken", (await RehearseAsync(portal, file.Value)).Error?.Code);
    }

    private static Task<Result> RehearseAsync(TestPortal portal, string source, params string[] acknowledged) =>
        portal.Get<RehearseImport>().RunAsync(
            portal.Alice, new ImportRequest(TestPortal.Guangzhou, source, "rehearsed", "") { Acknowledged = acknowledged }, Cancellation);
}
