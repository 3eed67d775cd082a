using ImagePortal.Core.Images;
using ImagePortal.Core.Instances;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Stores;
using ImagePortal.Core.Tests.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Core.Tests.Instances;

/// <summary>A reinstallation can be stopped at any line, run twice, given up, and lose its image: until its end the instance has the disk that it had (R91).</summary>
public sealed class ReinstallHandlerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Reinstallation_that_a_dying_portal_left_half_done_begins_anew_and_ends_well(DatabaseProvider provider)
    {
        await using var machines = await SampleMachines.OpenAsync(provider);
        var (portal, id, old) = await StoppedAsync(machines);
        var operation = TestPortal.Accepted(await machines.ReinstallAsync(portal.Alice, id, await machines.AddOtherImageAsync()));

        // It dies with half a disk written; its lease runs out, and the sweep of the next one finds the operation.
        Assert.NotNull(await portal.Get<OperationLease>().ClaimAsync(operation, Cancellation));
        var part = Path.Combine(machines.Folder, id.Value, $"next-{operation}.part");
        await File.WriteAllTextAsync(part, "half a disk", Cancellation);
        await using var next = await SampleMachines.OpenAsync(over: machines);
        next.Portal.Time.Advance(TimeSpan.FromMinutes(2));
        await next.Portal.SweepAsync();
        Assert.Equal(old, await DiskAsync(machines, id));
        Assert.True(File.Exists(part));
        await next.Portal.RunJobsAsync();
        await machines.SettleAsync();

        Assert.Equal((InstanceState.Running, OperationState.Succeeded), (await machines.StateOfAsync(id), (await portal.FindAsync(operation)).State));
        Assert.Equal(SampleMachines.OtherBytes.Length, new FileInfo(machines.DiskOf(id)).Length);
        Assert.Empty(machines.NextDisksOf(id));
    }

    [Theory]
    [EveryDatabase]
    public async Task Reinstallation_that_is_cancelled_with_its_disk_whole_leaves_the_old_one_stopped(DatabaseProvider provider)
    {
        await using var machines = await SampleMachines.OpenAsync(provider);
        var (portal, id, old) = await StoppedAsync(machines);
        var before = (await machines.FindAsync(id))!.Image;
        var operation = TestPortal.Accepted(await machines.ReinstallAsync(portal.Alice, id, await machines.AddOtherImageAsync()));

        // It dies between the last byte of the disk and the end of the operation.
        var handler = portal.Services.GetServices<IOperationHandler>().Single(x => x.Kind == OperationKind.Reinstall);
        var claimed = (await portal.Get<OperationLease>().ClaimAsync(operation, Cancellation))!;
        Assert.Null((await handler.RunAsync(new OperationContext(claimed, portal.Get<SystemDatabase>(), portal.Get<LiveChanges>(), portal.Time), Cancellation)).Error);
        Assert.EndsWith(".raw", Assert.Single(machines.NextDisksOf(id)), StringComparison.Ordinal);
        Assert.True(await portal.Get<KeepInstances>().RunAsync(Cancellation));
        Assert.Null((await portal.Get<CancelOperation>().RunAsync(portal.Alice, operation, Cancellation)).Error);
        portal.Time.Advance(TimeSpan.FromMinutes(2));
        await portal.SweepAsync();
        await portal.RunJobsAsync();
        await machines.SettleAsync();

        var instance = (await machines.FindAsync(id))!;
        Assert.Equal((OperationState.Cancelled, InstanceState.Stopped, before), ((await portal.FindAsync(operation)).State, instance.State, instance.Image));
        Assert.Equal(old, await DiskAsync(machines, id));
        Assert.Empty(machines.NextDisksOf(id));
        Assert.Empty(portal.Mails.AboutImages);
        Assert.Null((await portal.Get<ResumeInstances>().RunAsync(portal.Alice, [id], Cancellation)).Error);
        await machines.SettleAsync();
        await machines.SaysAsync(portal.Alice, id, BootDisk.SaysAtBoot(2));
    }

    [Fact]
    public async Task Portal_that_goes_down_while_the_disk_is_written_leaves_the_old_one_and_begins_anew()
    {
        await using var machines = await SampleMachines.OpenAsync();
        var (portal, id, old) = await StoppedAsync(machines);
        var operation = TestPortal.Accepted(await machines.ReinstallAsync(portal.Alice, id, await machines.AddOtherImageAsync()));
        using var shutdown = new CancellationTokenSource();

        // The log's first line of the handler is the sign to go down.
        using (portal.Get<LiveChanges>().Subscribe(portal.Alice.Account, shutdown.Cancel))
        {
            await portal.RunAsync(operation, shutdown.Token);
        }

        var left = ((await portal.FindAsync(operation)).State, await machines.StateOfAsync(id));
        Assert.Equal(old, await DiskAsync(machines, id));
        await portal.RunAsync(operation);
        await machines.SettleAsync();

        Assert.Equal((OperationState.Queued, InstanceState.Stopped), left);
        Assert.Equal((OperationState.Succeeded, InstanceState.Running), ((await portal.FindAsync(operation)).State, await machines.StateOfAsync(id)));
    }

    [Fact]
    public async Task Missing_content_leaves_the_old_disk_stopped_and_is_told()
    {
        await using var machines = await SampleMachines.OpenAsync();
        var (portal, id, old) = await StoppedAsync(machines);
        var other = await machines.AddOtherImageAsync();
        foreach (var file in portal.FilesOf(TestPortal.Guangzhou, "chunks"))
        {
            File.Delete(file);
        }

        var operation = TestPortal.Accepted(await machines.ReinstallAsync(portal.Alice, id, other));
        await portal.RunJobsAsync();
        await machines.SettleAsync();

        Assert.Equal(("instance.content", InstanceState.Stopped), ((await portal.FindAsync(operation)).RefusalCode, await machines.StateOfAsync(id)));
        Assert.Equal(old, await DiskAsync(machines, id));
        Assert.Empty(machines.NextDisksOf(id));
        Assert.Equal(NoticeKind.ReinstallFailed, Assert.Single(portal.Mails.AboutImages).Kind);
    }

    [Fact]
    public async Task Content_of_an_image_that_goes_meanwhile_stays_until_the_disk_is_made_R61_R91()
    {
        await using var machines = await SampleMachines.OpenAsync();
        var (portal, id, _) = await StoppedAsync(machines);
        var caller = await portal.AddOperatorAsync();
        var other = await machines.AddOtherImageAsync();
        var operation = TestPortal.Accepted(await machines.ReinstallAsync(portal.Alice, id, other));

        Assert.Null(Assert.Single(await portal.Get<DeleteImages>().RunAsync(portal.Alice, [other], Cancellation)).Refusal);
        Assert.Null(Assert.Single(await portal.Get<PurgeImages>().RunAsync(portal.Alice, [other], Cancellation)).Refusal);
        portal.Age(TestPortal.Guangzhou);
        await portal.FinishAsync(await portal.Get<CollectStore>().RunAsync(caller, TestPortal.Guangzhou, Cancellation));
        Assert.Equal(2, portal.FilesOf(TestPortal.Guangzhou, "manifests").Length);
        await portal.RunAsync(operation);
        await portal.FinishAsync(await portal.Get<CollectStore>().RunAsync(caller, TestPortal.Guangzhou, Cancellation));

        Assert.Equal(OperationState.Succeeded, (await portal.FindAsync(operation)).State);
        Assert.Single(portal.FilesOf(TestPortal.Guangzhou, "manifests"));
    }

    [Fact]
    public async Task Only_the_host_that_has_the_disk_reinstalls_and_any_node_cancels_it()
    {
        await using var machines = await SampleMachines.OpenAsync();
        var (portal, id, _) = await StoppedAsync(machines);
        await using var other = await SampleMachines.OpenAsync(over: machines, settings: ("Path", Path.Combine(machines.Folder, "other")));
        var operation = TestPortal.Accepted(await machines.ReinstallAsync(portal.Alice, id));

        await other.Portal.RunAsync(operation);
        var waiting = (await portal.FindAsync(operation)).State;
        Assert.Null((await portal.Get<CancelOperation>().RunAsync(portal.Alice, operation, Cancellation)).Error);
        await other.Portal.RunAsync(operation);

        Assert.Equal((OperationState.Queued, OperationState.Cancelled), (waiting, (await portal.FindAsync(operation)).State));
    }

    private static async Task<(TestPortal Portal, InstanceId Id, byte[] Disk)> StoppedAsync(SampleMachines machines)
    {
        var id = await machines.BootAndStopAsync(machines.Portal.Alice, await machines.AddImageAsync());
        return (machines.Portal, id, await DiskAsync(machines, id));
    }

    private static Task<byte[]> DiskAsync(SampleMachines machines, InstanceId id) => File.ReadAllBytesAsync(machines.DiskOf(id), Cancellation);
}
