using ImagePortal.Core.Images;
using ImagePortal.Core.Instances;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Stores;
using ImagePortal.Core.Tests.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Core.Tests.Instances;

/// <summary>A launch can be stopped at any line, run twice, given up, and lose its image.</summary>
public sealed class LaunchHandlerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Launch_that_a_dying_portal_left_starts_over_and_ends_well(DatabaseProvider provider)
    {
        await using var machines = await SampleMachines.OpenAsync(provider);
        var portal = machines.Portal;
        var started = TestPortal.Accepted(await machines.LaunchAsync(portal.Alice, await machines.AddImageAsync()));
        var folder = Path.Combine(machines.Folder, started.Instances[0].Value);
        using var shutdown = new CancellationTokenSource();

        // The log's line about the disk is the sign to go down.
        void GoDown()
        {
            if (Directory.Exists(folder))
            {
                shutdown.Cancel();
            }
        }

        using (portal.Get<LiveChanges>().Subscribe(portal.Alice.Account, GoDown))
        {
            await portal.RunAsync(started.Operations[0], shutdown.Token);
        }

        var left = await portal.FindAsync(started.Operations[0]);
        await File.WriteAllTextAsync(Path.Combine(folder, "disk.raw"), "half a disk", Cancellation);
        await portal.RunAsync(started.Operations[0]);

        Assert.Equal(OperationState.Queued, left.State);
        Assert.Equal(InstanceState.Running, await machines.StateOfAsync(started.Instances[0]));
        await machines.SaysAsync(portal.Alice, started.Instances[0], BootDisk.SaysAtBoot(1));
    }

    [Fact]
    public async Task Machine_that_runs_already_is_not_started_again()
    {
        await using var machines = await SampleMachines.OpenAsync();
        var portal = machines.Portal;
        var started = TestPortal.Accepted(await machines.LaunchAsync(portal.Alice, await machines.AddImageAsync()));
        var handler = portal.Services.GetServices<IOperationHandler>().Single(x => x.Kind == OperationKind.Launch);

        // The portal dies between the start of the machine and the end of the operation: its lease runs out, and another takes it.
        var claimed = (await portal.Get<OperationLease>().ClaimAsync(started.Operations[0], Cancellation))!;
        var context = new OperationContext(claimed, portal.Get<SystemDatabase>(), portal.Get<LiveChanges>(), portal.Time);
        Assert.Null((await handler.RunAsync(context, Cancellation)).Error);
        var process = machines.ProcessOf(started.Instances[0]);
        portal.Time.Advance(TimeSpan.FromMinutes(2));
        await portal.SweepAsync();
        await portal.RunJobsAsync();

        Assert.Equal(InstanceState.Running, await machines.StateOfAsync(started.Instances[0]));
        Assert.Equal(process, machines.ProcessOf(started.Instances[0]));
    }

    [Theory]
    [EveryDatabase]
    public async Task Instance_terminated_while_it_is_made_leaves_nothing(DatabaseProvider provider)
    {
        await using var machines = await SampleMachines.OpenAsync(provider);
        var portal = machines.Portal;
        var started = TestPortal.Accepted(await machines.LaunchAsync(portal.Alice, await machines.AddImageAsync(), count: 2));

        Assert.Null((await portal.Get<TerminateInstances>().RunAsync(portal.Alice, [started.Instances[0]], Cancellation)).Error);
        Assert.True(await portal.Get<KeepInstances>().RunAsync(Cancellation));
        Assert.Null((await portal.Get<CancelOperation>().RunAsync(portal.Alice, started.Operations[1], Cancellation)).Error);
        await portal.RunJobsAsync();
        await machines.SettleAsync();

        Assert.Equal((null, null), (await machines.StateOfAsync(started.Instances[0]), await machines.StateOfAsync(started.Instances[1])));
        Assert.Equal(OperationState.Cancelled, (await portal.FindAsync(started.Operations[0])).State);
        Assert.Empty(Directory.GetDirectories(machines.Folder));
    }

    [Fact]
    public async Task Content_of_an_image_that_goes_meanwhile_stays_until_the_disk_is_made_R61()
    {
        await using var machines = await SampleMachines.OpenAsync();
        var portal = machines.Portal;
        var caller = await portal.AddOperatorAsync();
        var image = await machines.AddImageAsync();
        var started = TestPortal.Accepted(await machines.LaunchAsync(portal.Alice, image));

        await portal.Get<DeleteImages>().RunAsync(portal.Alice, [image], Cancellation);
        Assert.Null(Assert.Single(await portal.Get<PurgeImages>().RunAsync(portal.Alice, [image], Cancellation)).Refusal);
        portal.Age(TestPortal.Guangzhou);
        await portal.FinishAsync(await portal.Get<CollectStore>().RunAsync(caller, TestPortal.Guangzhou, Cancellation));
        await portal.RunAsync(started.Operations[0]);
        await machines.SaysAsync(portal.Alice, started.Instances[0], BootDisk.SaysAtBoot(1));
        await portal.FinishAsync(await portal.Get<CollectStore>().RunAsync(caller, TestPortal.Guangzhou, Cancellation));

        Assert.Empty(portal.FilesOf(TestPortal.Guangzhou, "manifests"));
        Assert.True(machines.IsRunning(started.Instances[0]));
    }

    [Fact]
    public async Task Missing_content_fails_the_instance_with_a_reason_and_leaves_no_disk()
    {
        await using var machines = await SampleMachines.OpenAsync();
        var portal = machines.Portal;
        var image = await machines.AddImageAsync();
        foreach (var file in portal.FilesOf(TestPortal.Guangzhou, "chunks"))
        {
            File.Delete(file);
        }

        var started = TestPortal.Accepted(await machines.LaunchAsync(portal.Alice, image));
        await portal.RunJobsAsync();
        await portal.SweepAsync();

        var instance = await machines.FindAsync(started.Instances[0]);
        Assert.Equal((InstanceState.Failed, InstanceErrors.ContentMissing.Message), (instance!.State, instance.Reason));
        Assert.Empty(Directory.GetDirectories(machines.Folder));
        Assert.Equal(0, TestPortal.Accepted(await portal.Get<ListInstances>().RunAsync(portal.Alice, new InstanceQuery(TestPortal.Guangzhou), Cancellation)).Used);
    }

    [Fact]
    public async Task Node_without_a_hypervisor_leaves_the_launch_to_one_that_has_it()
    {
        await using var machines = await SampleMachines.OpenAsync();
        var portal = machines.Portal;
        var image = await machines.AddImageAsync();
        await portal.SweepAsync();
        await using var bare = await TestPortal.OpenAsync(over: portal, settings: new Dictionary<string, string?> { ["Portal:Instances:Enabled"] = "false" });

        // It knows of the other node by the mark that one leaves with each sweep.
        var started = TestPortal.Accepted(await bare.Get<LaunchInstances>().RunAsync(bare.Alice, new LaunchRequest(TestPortal.Guangzhou, image), Cancellation));
        await bare.RunJobsAsync();
        var waiting = (await portal.FindAsync(started.Operations[0])).State;
        await portal.RunAsync(started.Operations[0]);
        bare.Time.Advance(TimeSpan.FromMinutes(5));
        var later = await bare.Get<LaunchInstances>().RunAsync(bare.Alice, new LaunchRequest(TestPortal.Guangzhou, image), Cancellation);

        Assert.Equal((OperationState.Queued, InstanceState.Running), (waiting, await machines.StateOfAsync(started.Instances[0])));
        Assert.Equal("instance.no-hypervisor", later.Error?.Code);
        Assert.Equal("instance.console", (await bare.Get<ReadConsole>().RunAsync(bare.Alice, started.Instances[0], Cancellation)).Error?.Code);
    }
}
