using ImagePortal.Core.Images;
using ImagePortal.Core.Instances;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Instances;

/// <summary>Images from instances, of machines that really ran: the number of boots on their disks tells what an image holds (test shape 7).</summary>
public sealed class CreateImageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Image_of_a_stopped_instance_shows_at_once_holds_its_disk_and_starts_another_R34(DatabaseProvider provider)
    {
        await using var machines = await SampleMachines.OpenAsync(provider);
        var portal = machines.Portal;
        var id = await machines.BootAndStopAsync(portal.Alice, await machines.AddImageAsync());

        var started = TestPortal.Accepted(await machines.CreateAsync(portal.Alice, id));
        var row = Assert.Single((await ListAsync(portal)).Items, x => x.Id == started.Image);
        var usage = await portal.UsageOfAsync(portal.Alice, TestPortal.Guangzhou);
        await portal.RunJobsAsync();
        var image = await portal.FindAsync(started.Image);

        Assert.Equal((ImageState.Creating, 0), (row.State, row.Progress?.Percent));
        Assert.Equal((1, 1), (usage.Places, usage.Operations));
        Assert.Equal((ImageState.Available, ImageKind.Custom, portal.Alice.Account, false), (image.State, image.Kind, image.Owner, image.CrashConsistent));
        Assert.Equal(await File.ReadAllBytesAsync(machines.DiskOf(id), Cancellation), await machines.ContentOfAsync(started.Image));
        Assert.Equal(InstanceState.Stopped, await machines.StateOfAsync(id));
        var other = TestPortal.Accepted(await machines.LaunchAsync(portal.Alice, started.Image)).Instances[0];
        await portal.RunJobsAsync();
        await machines.SaysAsync(portal.Alice, other, BootDisk.SaysAtBoot(2));
        Assert.Equal(["create.started", "create.succeeded"], (await portal.AuditOfAsync(portal.Alice, "create.")).Select(x => x.Action));
    }

    [Theory]
    [EveryDatabase]
    public async Task Image_of_a_running_instance_is_marked_crash_consistent_and_the_instance_runs_on_D16(DatabaseProvider provider)
    {
        await using var machines = await SampleMachines.OpenAsync(provider);
        var portal = machines.Portal;
        var id = await machines.BootAsync(portal.Alice, await machines.AddImageAsync());
        var process = machines.ProcessOf(id);

        var started = TestPortal.Accepted(await machines.CreateAsync(portal.Alice, id));
        await portal.RunJobsAsync();
        var detail = TestPortal.Accepted(await portal.Get<GetImage>().RunAsync(portal.Alice, started.Image, Cancellation));

        Assert.Equal((ImageState.Available, true, true), (detail.Image.State, detail.CrashConsistent, detail.IsFromInstance));
        Assert.Equal((InstanceState.Running, process), (await machines.StateOfAsync(id), machines.ProcessOf(id)));
        Assert.Equal(await File.ReadAllBytesAsync(machines.DiskOf(id), Cancellation), await machines.ContentOfAsync(started.Image));
        Assert.False(File.Exists(machines.CaptureOf(id)));
        var other = TestPortal.Accepted(await machines.LaunchAsync(portal.Alice, started.Image)).Instances[0];
        await portal.RunJobsAsync();
        await machines.SaysAsync(portal.Alice, other, BootDisk.SaysAtBoot(2));
    }

    [Fact]
    public async Task Running_instance_that_is_to_be_shut_down_first_is_off_before_its_disk_is_read_R35()
    {
        await using var machines = await SampleMachines.OpenAsync();
        var portal = machines.Portal;
        var id = await machines.BootAsync(portal.Alice, await machines.AddImageAsync());

        var started = TestPortal.Accepted(await machines.CreateAsync(portal.Alice, id, change: x => x with { ShutDown = true }));
        var asked = await machines.StateOfAsync(id);
        await portal.RunJobsAsync();

        Assert.Equal((InstanceState.Stopping, InstanceState.Stopped), (asked, await machines.StateOfAsync(id)));
        Assert.Equal((ImageState.Available, false), ((await portal.FindAsync(started.Image)).State, (await portal.FindAsync(started.Image)).CrashConsistent));
        Assert.Contains("Waiting for the instance to shut down.", await portal.LogOfAsync(started.Operation));
    }

    [Fact]
    public async Task Instance_of_which_an_image_is_made_starts_not_makes_no_second_one_and_goes_afterwards()
    {
        await using var machines = await SampleMachines.OpenAsync();
        var portal = machines.Portal;
        var id = await machines.BootAndStopAsync(portal.Alice, await machines.AddImageAsync());
        var started = TestPortal.Accepted(await machines.CreateAsync(portal.Alice, id));

        var start = await portal.Get<ResumeInstances>().RunAsync(portal.Alice, [id], Cancellation);
        var second = await machines.CreateAsync(portal.Alice, id, "second");
        var view = TestPortal.Accepted(await portal.Get<GetInstance>().RunAsync(portal.Alice, id, Cancellation));
        Assert.Null((await portal.Get<TerminateInstances>().RunAsync(portal.Alice, [id], Cancellation)).Error);
        var waits = await portal.Get<KeepInstances>().RunAsync(Cancellation);
        await portal.RunJobsAsync();
        await machines.SettleAsync();

        Assert.Equal(("instance.imaged", "instance.imaged"), (start.Error?.Code, second.Error?.Code));
        Assert.Equal((started.Image, false, false), (view.Imaging?.Image, view.CanStart, view.CanBeImaged));
        Assert.True(waits);
        Assert.Equal((ImageState.Available, null), ((await portal.FindAsync(started.Image)).State, await machines.StateOfAsync(id)));
        Assert.False(Directory.Exists(Path.GetDirectoryName(machines.DiskOf(id))));
    }

    [Fact]
    public async Task Disk_that_an_import_would_refuse_becomes_an_image_whatever_its_first_bytes_say()
    {
        await using var machines = await SampleMachines.OpenAsync();
        var portal = machines.Portal;
        var id = await machines.BootAndStopAsync(portal.Alice, await machines.AddImageAsync());
        await using (var file = File.OpenWrite(machines.DiskOf(id)))
        {
            await file.WriteAsync(new byte[] { 0x51, 0x46, 0x49, 0xFB, 0, 0, 0, 3 }, Cancellation);
        }

        var started = TestPortal.Accepted(await machines.CreateAsync(portal.Alice, id));
        await portal.RunJobsAsync();
        var detail = TestPortal.Accepted(await portal.Get<GetImage>().RunAsync(portal.Alice, started.Image, Cancellation));

        Assert.Equal((ImageState.Available, false), (detail.Image.State, detail.Report?.Accepted));
        Assert.Equal(await File.ReadAllBytesAsync(machines.DiskOf(id), Cancellation), await machines.ContentOfAsync(started.Image));
    }

    [Fact]
    public async Task Image_owes_what_the_instances_first_image_cost_though_that_is_gone_R29()
    {
        await using var machines = await SampleMachines.OpenAsync();
        var portal = machines.Portal;
        var market = await machines.AddImageAsync(ImageKind.Market, "shop");
        await using (var db = portal.OpenDatabase())
        {
            var offered = await db.Images.SingleAsync(x => x.Id == market, Cancellation);
            Assert.True(offered.Describe(new Offer("shop") { PricePerHour = 0.05m, Currency = "USD", Provider = "Shops" }).Ok);
            await db.SaveChangesAsync(Cancellation);
        }

        var first = await machines.BootAndStopAsync(portal.Bob, market);
        await using (var db = portal.OpenDatabase())
        {
            db.Images.Remove(await db.Images.SingleAsync(x => x.Id == market, Cancellation));
            await db.SaveChangesAsync(Cancellation);
        }

        var made = TestPortal.Accepted(await machines.CreateAsync(portal.Bob, first)).Image;
        await portal.RunJobsAsync();
        var second = TestPortal.Accepted(await machines.LaunchAsync(portal.Bob, made)).Instances[0];
        await portal.RunJobsAsync();
        var grandchild = await portal.FindAsync(TestPortal.Accepted(await machines.CreateAsync(portal.Bob, second, "grandchild")).Image);

        Assert.Equal((market, "shop", 0.05m, "USD"), (grandchild.BasedOn, grandchild.BasedOnName, grandchild.PricePerHour, grandchild.Currency));
    }

    [Theory]
    [EveryDatabase]
    public async Task End_is_told_once_with_what_is_left_of_places_and_operations_R38(DatabaseProvider provider)
    {
        await using var machines = await SampleMachines.OpenAsync(provider);
        var portal = machines.Portal;
        var id = await machines.BootAndStopAsync(portal.Alice, await machines.AddImageAsync());

        var started = TestPortal.Accepted(await machines.CreateAsync(portal.Alice, id, "told"));
        await portal.RunJobsAsync();
        await portal.SweepAsync();
        await portal.RunJobsAsync();

        var (kind, notice, link, recipient) = Assert.Single(portal.Mails.AboutImages, x => x.Notice.ImageId == started.Image.Value);
        Assert.Equal((NoticeKind.CreateDone, "alice@example.test", $"/images/ap-guangzhou/{started.Image}"), (kind, recipient, link));
        Assert.Equal(("told", 9, 4, null), (notice.ImageName, notice.PlacesLeft, notice.OperationsLeft, notice.Reason));
        Assert.Contains(id.Value, notice.SourceName, StringComparison.Ordinal);
    }

    private static Task<ImagePage> ListAsync(TestPortal portal) =>
        portal.Get<ListImages>().RunAsync(portal.Alice, new ImageQuery(TestPortal.Guangzhou, ImageTab.Custom), Cancellation);
}
