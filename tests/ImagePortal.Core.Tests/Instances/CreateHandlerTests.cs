using ImagePortal.Core.Images;
using ImagePortal.Core.Instances;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Instances;

/// <summary>The making of an image can be stopped at any line, run twice, given up, and lose its instance's disk.</summary>
public sealed class CreateHandlerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Making_that_a_dying_portal_left_half_done_ends_well_and_leaves_nothing(DatabaseProvider provider)
    {
        await using var machines = await SampleMachines.OpenAsync(provider);
        var portal = machines.Portal;
        var id = await machines.BootAsync(portal.Alice, await machines.AddImageAsync());
        var started = TestPortal.Accepted(await machines.CreateAsync(portal.Alice, id));

        // It dies with half a copy on the disk; its lease runs out, and the sweep of the next one finds the operation.
        Assert.NotNull(await portal.Get<OperationLease>().ClaimAsync(started.Operation, Cancellation));
        await File.WriteAllTextAsync(machines.CaptureOf(id), "half a copy", Cancellation);
        await using var next = await SampleMachines.OpenAsync(over: machines);
        next.Portal.Time.Advance(TimeSpan.FromMinutes(2));
        await next.Portal.SweepAsync();
        Assert.True(File.Exists(machines.CaptureOf(id)));
        await next.Portal.RunJobsAsync();

        Assert.Equal((ImageState.Available, true), ((await portal.FindAsync(started.Image)).State, (await portal.FindAsync(started.Image)).CrashConsistent));
        Assert.Equal((false, InstanceState.Running), (File.Exists(machines.CaptureOf(id)), await machines.StateOfAsync(id)));
    }

    [Fact]
    public async Task What_is_left_of_a_copy_that_nobody_wants_goes_with_the_next_sweep()
    {
        await using var machines = await SampleMachines.OpenAsync();
        var portal = machines.Portal;
        var id = await machines.BootAsync(portal.Alice, await machines.AddImageAsync());
        await File.WriteAllTextAsync(machines.CaptureOf(id), "half a copy", Cancellation);

        await portal.SweepAsync();

        Assert.Equal((false, true), (File.Exists(machines.CaptureOf(id)), machines.IsRunning(id)));
    }

    [Theory]
    [EveryDatabase]
    public async Task Cancelled_making_leaves_no_image_gives_back_what_it_took_and_frees_the_instance(DatabaseProvider provider)
    {
        await using var machines = await SampleMachines.OpenAsync(provider);
        var portal = machines.Portal;
        var id = await machines.BootAndStopAsync(portal.Alice, await machines.AddImageAsync());
        var started = TestPortal.Accepted(await machines.CreateAsync(portal.Alice, id));

        Assert.Null((await portal.Get<CancelOperation>().RunAsync(portal.Alice, started.Operation, Cancellation)).Error);
        await portal.RunJobsAsync();

        var usage = await portal.UsageOfAsync(portal.Alice, TestPortal.Guangzhou);
        Assert.Equal((OperationState.Cancelled, 0, 0), ((await portal.FindAsync(started.Operation)).State, usage.Places, usage.Operations));
        Assert.False(await portal.ReadAsync(db => db.Images.AnyAsync(x => x.Id == started.Image)));
        Assert.Null((await portal.Get<ResumeInstances>().RunAsync(portal.Alice, [id], Cancellation)).Error);
    }

    [Fact]
    public async Task Portal_that_goes_down_while_a_copy_is_made_begins_it_anew()
    {
        await using var machines = await SampleMachines.OpenAsync();
        var portal = machines.Portal;
        var id = await machines.BootAsync(portal.Alice, await machines.AddImageAsync());
        var started = TestPortal.Accepted(await machines.CreateAsync(portal.Alice, id));
        using var shutdown = new CancellationTokenSource();

        // The log's first line of the handler is the sign to go down.
        using (portal.Get<LiveChanges>().Subscribe(portal.Alice.Account, shutdown.Cancel))
        {
            await portal.RunAsync(started.Operation, shutdown.Token);
        }

        var left = (await portal.FindAsync(started.Operation)).State;
        await portal.RunAsync(started.Operation);

        Assert.Equal((OperationState.Queued, ImageState.Available), (left, (await portal.FindAsync(started.Image)).State));
        Assert.False(File.Exists(machines.CaptureOf(id)));
    }

    [Fact]
    public async Task Instance_whose_disk_is_missing_makes_a_failed_image_that_takes_nothing_and_is_told()
    {
        await using var machines = await SampleMachines.OpenAsync();
        var portal = machines.Portal;
        var id = await machines.BootAndStopAsync(portal.Alice, await machines.AddImageAsync());
        File.Delete(machines.DiskOf(id));

        var started = TestPortal.Accepted(await machines.CreateAsync(portal.Alice, id));
        await portal.RunJobsAsync();

        var (image, usage) = (await portal.FindAsync(started.Image), await portal.UsageOfAsync(portal.Alice, TestPortal.Guangzhou));
        Assert.Equal((ImageState.Failed, "instance.disk"), (image.State, image.FailureCode));
        Assert.Equal((0, 0), (usage.Places, usage.Operations));
        Assert.Equal(NoticeKind.CreateFailed, portal.Mails.AboutImages.Single(x => x.Notice.ImageId == started.Image.Value).Kind);
    }

    [Fact]
    public async Task Only_the_host_that_has_the_disk_makes_the_image_and_any_node_cancels_it()
    {
        await using var machines = await SampleMachines.OpenAsync();
        var portal = machines.Portal;
        var id = await machines.BootAndStopAsync(portal.Alice, await machines.AddImageAsync());
        await using var other = await SampleMachines.OpenAsync(over: machines, settings: ("Path", Path.Combine(machines.Folder, "other")));
        var started = TestPortal.Accepted(await machines.CreateAsync(portal.Alice, id));

        await other.Portal.RunAsync(started.Operation);
        var waiting = (await portal.FindAsync(started.Operation)).State;
        Assert.Null((await portal.Get<CancelOperation>().RunAsync(portal.Alice, started.Operation, Cancellation)).Error);
        await other.Portal.RunAsync(started.Operation);

        Assert.Equal((OperationState.Queued, OperationState.Cancelled), (waiting, (await portal.FindAsync(started.Operation)).State));
    }
}
