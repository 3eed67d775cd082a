using ImagePortal.Core.Images;
using ImagePortal.Core.Instances;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Instances;

/// <summary>An instance gets a new disk from an image (R91): real machines on real disks.</summary>
public sealed class ReinstallTests
{
    // The boot sector of the sample counts its own boots.
    private const int Sector = 512;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Stopped_instance_gets_the_images_bytes_in_place_of_its_own_and_runs_from_them_R91(DatabaseProvider provider)
    {
        await using var machines = await SampleMachines.OpenAsync(provider);
        var portal = machines.Portal;
        var id = await machines.BootAndStopAsync(portal.Alice, await machines.AddImageAsync());
        var old = await File.ReadAllBytesAsync(machines.DiskOf(id), Cancellation);
        var other = await machines.AddOtherImageAsync();

        var operation = TestPortal.Accepted(await machines.ReinstallAsync(portal.Alice, id, other));
        await portal.RunJobsAsync();
        Assert.Equal(old, await File.ReadAllBytesAsync(machines.DiskOf(id), Cancellation));
        Assert.Equal(SampleMachines.OtherBytes, await File.ReadAllBytesAsync(Assert.Single(machines.NextDisksOf(id)), Cancellation));
        await machines.SettleAsync();
        await machines.SaysAsync(portal.Alice, id, BootDisk.SaysAtBoot(1));

        var (instance, usage) = ((await machines.FindAsync(id))!, await portal.UsageOfAsync(portal.Alice, TestPortal.Guangzhou));
        Assert.Equal((InstanceState.Running, other, "other", operation), (instance.State, instance.Image, instance.ImageName, instance.Operation));
        Assert.Equal((0, 0), (usage.Places, usage.Operations));
        Assert.Empty(machines.NextDisksOf(id));
        Assert.Equal(SampleMachines.OtherBytes[Sector..], (await File.ReadAllBytesAsync(machines.DiskOf(id), Cancellation))[Sector..]);
        Assert.Equal((OperationKind.Reinstall, OperationState.Succeeded), ((await portal.FindAsync(operation)).Kind, (await portal.FindAsync(operation)).State));
    }

    [Theory]
    [EveryDatabase]
    public async Task Running_instance_is_shut_down_first_and_runs_afterwards_and_its_member_is_told_R91(DatabaseProvider provider)
    {
        await using var machines = await SampleMachines.OpenAsync(provider);
        var portal = machines.Portal;
        var id = await machines.BootAsync(portal.Alice, await machines.AddImageAsync());

        var operation = TestPortal.Accepted(await machines.ReinstallAsync(portal.Alice, id, await machines.AddOtherImageAsync()));
        var asked = await machines.StateOfAsync(id);
        await portal.RunJobsAsync();
        await machines.SettleAsync();
        await portal.SweepAsync();
        await portal.RunJobsAsync();

        Assert.Equal((InstanceState.Stopping, InstanceState.Running), (asked, await machines.StateOfAsync(id)));
        Assert.Contains("Waiting for the instance to shut down.", await portal.LogOfAsync(operation));
        var (kind, notice, link, _) = Assert.Single(portal.Mails.AboutImages);
        Assert.Equal((NoticeKind.ReinstallDone, id.Value, $"/instances/ap-guangzhou/{id}", null), (kind, notice.ImageId, link, notice.Reason));
        var actions = await portal.ReadAsync(db => db.Audit.Where(x => x.Subject == id.Value).Select(x => x.Action).ToListAsync(Cancellation));
        Assert.Subset(actions.ToHashSet(), new HashSet<string> { "instance.reinstall", "instance.stop", "instance.stopped", "reinstall.succeeded", "instance.started" });
    }

    [Fact]
    public async Task Image_that_the_instance_has_is_taken_anew_where_none_is_named_and_one_that_is_gone_is_told_R91()
    {
        await using var machines = await SampleMachines.OpenAsync();
        var portal = machines.Portal;
        var image = await machines.AddImageAsync();
        var id = await machines.BootAndStopAsync(portal.Alice, image);

        TestPortal.Accepted(await machines.ReinstallAsync(portal.Alice, id));
        await portal.RunJobsAsync();
        Assert.Equal(BootDisk.Bytes, await File.ReadAllBytesAsync(Assert.Single(machines.NextDisksOf(id)), Cancellation));
        await machines.SettleAsync();
        await portal.Get<DeleteImages>().RunAsync(portal.Alice, [image], Cancellation);

        Assert.Equal((image, InstanceState.Running), ((await machines.FindAsync(id))!.Image, await machines.StateOfAsync(id)));
        Assert.Equal("instance.image-gone", (await machines.ReinstallAsync(portal.Alice, id)).Error?.Code);
        Assert.Equal("instance.image-state", (await machines.ReinstallAsync(portal.Alice, id, image)).Error?.Code);
    }

    [Fact]
    public async Task Nobody_else_has_the_disk_meanwhile_and_one_that_is_terminated_goes_with_both()
    {
        await using var machines = await SampleMachines.OpenAsync();
        var portal = machines.Portal;
        var id = await machines.BootAndStopAsync(portal.Alice, await machines.AddImageAsync());
        var operation = TestPortal.Accepted(await machines.ReinstallAsync(portal.Alice, id));

        var start = await portal.Get<ResumeInstances>().RunAsync(portal.Alice, [id], Cancellation);
        var image = await machines.CreateAsync(portal.Alice, id);
        var second = await machines.ReinstallAsync(portal.Alice, id);
        var view = TestPortal.Accepted(await portal.Get<GetInstance>().RunAsync(portal.Alice, id, Cancellation));
        Assert.Null((await portal.Get<TerminateInstances>().RunAsync(portal.Alice, [id], Cancellation)).Error);
        var waits = await portal.Get<KeepInstances>().RunAsync(Cancellation);
        await portal.RunJobsAsync();
        await machines.SettleAsync();

        Assert.Equal(("instance.reinstalled", "instance.reinstalled", "instance.reinstalled"), (start.Error?.Code, image.Error?.Code, second.Error?.Code));
        Assert.Equal((operation, null, false, false, false), (view.Reinstall?.Operation, view.Imaging, view.CanStart, view.CanBeImaged, view.CanBeReinstalled));
        Assert.True(waits);
        Assert.Equal((OperationState.Cancelled, null), ((await portal.FindAsync(operation)).State, await machines.StateOfAsync(id)));
        Assert.False(Directory.Exists(Path.GetDirectoryName(machines.DiskOf(id))));
    }

    [Fact]
    public async Task Instance_of_which_an_image_is_made_is_not_reinstalled()
    {
        await using var machines = await SampleMachines.OpenAsync();
        var portal = machines.Portal;
        var id = await machines.BootAndStopAsync(portal.Alice, await machines.AddImageAsync());
        TestPortal.Accepted(await machines.CreateAsync(portal.Alice, id));

        Assert.Equal("instance.imaged", (await machines.ReinstallAsync(portal.Alice, id)).Error?.Code);
    }

    [Fact]
    public async Task Instance_owes_what_its_new_image_costs_and_no_more_the_old_one_R29()
    {
        await using var machines = await SampleMachines.OpenAsync();
        var portal = machines.Portal;
        var id = await machines.BootAndStopAsync(portal.Alice, await machines.AddImageAsync());
        var market = await machines.AddOtherImageAsync(ImageKind.Market, "shop");
        await using (var db = portal.OpenDatabase())
        {
            var offered = await db.Images.SingleAsync(x => x.Id == market, Cancellation);
            Assert.True(offered.Describe(new Offer("shop") { PricePerHour = 0.05m, Currency = "USD", Provider = "Shops" }).Ok);
            await db.SaveChangesAsync(Cancellation);
        }

        TestPortal.Accepted(await machines.ReinstallAsync(portal.Alice, id, market));
        await using (var db = portal.OpenDatabase())
        {
            db.Images.Remove(await db.Images.SingleAsync(x => x.Id == market, Cancellation));
            await db.SaveChangesAsync(Cancellation);
        }

        await portal.RunJobsAsync();
        var instance = (await machines.FindAsync(id))!;

        Assert.Equal((market, ImageKind.Market, market, "shop", 0.05m, "USD"), (
            instance.Image, instance.ImageKind, instance.BasedOn!.Value, instance.BasedOnName, instance.PricePerHour, instance.Currency));
    }

    [Fact]
    public async Task New_disk_has_the_instances_network_file_R76_R91()
    {
        const string File = "/etc/qcloud-network-config.ini";
        using var sample = GuestDisk.Of(SampleDisks.Good);
        await using var machines = await SampleMachines.OpenAsync();
        var portal = machines.Portal;
        var id = await machines.BootAndStopAsync(portal.Alice, await machines.AddImageAsync());
        Assert.Null((await machines.FindAsync(id))!.NetworkFile);

        TestPortal.Accepted(await machines.ReinstallAsync(portal.Alice, id, await machines.AddImageAsync(sample.Path)));
        await portal.RunJobsAsync();
        await machines.SettleAsync();

        var instance = (await machines.FindAsync(id))!;
        Assert.Equal((File, InstanceState.Running), (instance.NetworkFile, instance.State));
        var text = System.Text.Encoding.ASCII.GetString((await GuestDisk.ReadAsync(machines.DiskOf(id), File))!);
        Assert.Contains($"ip = {instance.Address}\n", text, StringComparison.Ordinal);
    }
}
