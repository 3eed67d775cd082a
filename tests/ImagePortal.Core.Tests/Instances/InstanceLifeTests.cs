using ImagePortal.Core.Images;
using ImagePortal.Core.Instances;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Instances;

/// <summary>Machines really run: a boot sector counts its boots on their disks and says the number on their serial ports.</summary>
public sealed class InstanceLifeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Instance_boots_from_the_image_stops_starts_again_from_its_own_disk_and_goes_R1(DatabaseProvider provider)
    {
        await using var machines = await SampleMachines.OpenAsync(provider);
        var portal = machines.Portal;
        var image = await machines.AddImageAsync();

        var started = TestPortal.Accepted(await machines.LaunchAsync(portal.Alice, image, "web-1"));
        var id = Assert.Single(started.Instances);
        Assert.Equal(InstanceState.Pending, await machines.StateOfAsync(id));
        await portal.RunJobsAsync();
        await machines.SaysAsync(portal.Alice, id, BootDisk.SaysAtBoot(1));
        Assert.Equal(OperationState.Succeeded, (await portal.FindAsync(started.Operations[0])).State);
        Assert.Equal(InstanceState.Running, await machines.StateOfAsync(id));

        // The power button is pressed, the guest hears it, and the clock of the grace period stands still.
        Assert.Null((await StopAsync(portal, id)).Error);
        await machines.SettleAsync();
        Assert.Equal((InstanceState.Stopped, false), (await machines.StateOfAsync(id), machines.IsRunning(id)));

        Assert.Null((await ResumeAsync(portal, id)).Error);
        await machines.SettleAsync();
        await machines.SaysAsync(portal.Alice, id, BootDisk.SaysAtBoot(2));
        var view = TestPortal.Accepted(await portal.Get<GetInstance>().RunAsync(portal.Alice, id, Cancellation));
        Assert.Equal(("web-1", image, "bootable", InstanceState.Running, "S1.SMALL1"), (view.Name, view.Image, view.ImageName, view.State, view.Type));

        Assert.Null((await TerminateAsync(portal, id)).Error);
        await machines.SettleAsync();
        Assert.Null(await machines.StateOfAsync(id));
        Assert.Empty(Directory.GetDirectories(machines.Folder));
        Assert.Equal(
            [
                ("instance.launched", $"S1.SMALL1 from {image}, address {view.Network?.Address}"), ("instance.stop", "Running → Stopping"), ("instance.stopped", "web-1"),
                ("instance.start", "Stopped → Starting"), ("instance.started", "web-1"), ("instance.terminate", "Running → Terminating"), ("instance.terminated", "web-1"),
            ],
            (await portal.AuditOfAsync(portal.Alice, "instance.")).Select(x => (x.Action, x.Detail!)));
    }

    [Fact]
    public async Task Public_market_own_and_shared_images_start_instances_R7_R12()
    {
        await using var machines = await SampleMachines.OpenAsync();
        var portal = machines.Portal;
        var shared = await machines.AddImageAsync();
        await portal.ShareAsync(shared, portal.Bob.Account);

        var own = await machines.BootAsync(portal.Alice, shared);
        var received = await machines.BootAsync(portal.Bob, shared);
        var common = await machines.BootAsync(portal.Bob, await machines.AddImageAsync(ImageKind.Public, "public"));
        var market = await machines.BootAsync(portal.Bob, await machines.AddImageAsync(ImageKind.Market, "market"));

        Assert.All([own, received, common, market], x => Assert.True(machines.IsRunning(x)));
        var list = TestPortal.Accepted(await portal.Get<ListInstances>().RunAsync(portal.Bob, new InstanceQuery(TestPortal.Guangzhou), Cancellation));
        Assert.Equal((3, 3, 10), (list.Total, list.Used, list.Limit));
        Assert.DoesNotContain(list.Items, x => x.Id == own);
    }

    [Fact]
    public async Task Guest_that_does_not_listen_is_cut_off_after_a_while_or_at_once()
    {
        await using var machines = await SampleMachines.OpenAsync(settings: ("StopGraceSeconds", "30"));
        var portal = machines.Portal;
        var image = await machines.AddImageAsync();
        var (patient, hasty) = (await machines.BootAsync(portal.Alice, image), await machines.BootAsync(portal.Alice, image));

        // Stopped as a process, it can hear no button.
        Signal(machines.ProcessOf(patient), "STOP");
        Assert.Null((await StopAsync(portal, patient)).Error);
        Assert.True(await portal.Get<KeepInstances>().RunAsync(Cancellation));
        Assert.Equal((InstanceState.Stopping, true), (await machines.StateOfAsync(patient), machines.IsRunning(patient)));
        portal.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.False(await portal.Get<KeepInstances>().RunAsync(Cancellation));
        Assert.Null((await portal.Get<StopInstances>().RunAsync(portal.Alice, [hasty], atOnce: true, Cancellation)).Error);
        Assert.False(await portal.Get<KeepInstances>().RunAsync(Cancellation));

        Assert.Equal((InstanceState.Stopped, InstanceState.Stopped), (await machines.StateOfAsync(patient), await machines.StateOfAsync(hasty)));
        Assert.False(machines.IsRunning(patient) || machines.IsRunning(hasty));
    }

    [Theory]
    [EveryDatabase]
    public async Task Instance_whose_process_ended_is_found_stopped_and_can_start_again(DatabaseProvider provider)
    {
        await using var machines = await SampleMachines.OpenAsync(provider);
        var portal = machines.Portal;
        var id = await machines.BootAsync(portal.Alice, await machines.AddImageAsync());

        Signal(machines.ProcessOf(id), "KILL");
        await machines.UntilGoneAsync(id);
        await portal.SweepAsync();

        var found = await machines.FindAsync(id);
        Assert.Equal(InstanceState.Stopped, found!.State);
        Assert.NotNull(found.Reason);
        Assert.Null((await ResumeAsync(portal, id)).Error);
        await machines.SettleAsync();
        await machines.SaysAsync(portal.Alice, id, BootDisk.SaysAtBoot(2));
    }

    [Fact]
    public async Task Instance_outlives_the_portal_and_the_next_one_finds_it()
    {
        await using var machines = await SampleMachines.OpenAsync();
        var portal = machines.Portal;
        var id = await machines.BootAsync(portal.Alice, await machines.AddImageAsync());
        var process = machines.ProcessOf(id);

        await using (var next = await SampleMachines.OpenAsync(over: machines))
        {
            await next.Portal.SweepAsync();
            Assert.Equal((InstanceState.Running, process), (await next.StateOfAsync(id), next.ProcessOf(id)));
            Assert.Null((await StopAsync(next.Portal, id)).Error);
            await next.SettleAsync();
        }

        Assert.Equal((InstanceState.Stopped, false), (await machines.StateOfAsync(id), machines.IsRunning(id)));
    }

    [Fact]
    public async Task Process_of_an_instance_reaches_no_network_sees_no_secret_and_no_other_format()
    {
        await using var machines = await SampleMachines.OpenAsync();
        var portal = machines.Portal;
        var id = await machines.BootAsync(portal.Alice, await machines.AddImageAsync());

        var process = machines.ProcessOf(id);
        var command = await File.ReadAllTextAsync($"/proc/{process}/cmdline", Cancellation);
        var environment = await File.ReadAllTextAsync($"/proc/{process}/environ", Cancellation);

        Assert.All(["format=raw,if=virtio", "restrict=on,ipv6=off", "-sandbox\0on,obsolete=deny,elevateprivileges=deny,spawn=deny"], x => Assert.Contains(x, command, StringComparison.Ordinal));
        Assert.Equal(["LC_ALL", "PATH"], environment.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(x => x.Split('=')[0]).Order());
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, new DirectoryInfo(Path.Combine(machines.Folder, id.Value)).UnixFileMode);
    }

    [Fact]
    public async Task Console_keeps_its_end_however_much_a_guest_writes_and_moves_no_cursor()
    {
        await using var machines = await SampleMachines.OpenAsync();
        var portal = machines.Portal;
        var id = await machines.BootAsync(portal.Alice, await machines.AddImageAsync());
        var record = Path.Combine(machines.Folder, id.Value, "console.log");
        await File.AppendAllTextAsync(record, new string('x', 3 << 20) + "\e[2J\e[31mlast\u202e words\a\n", Cancellation);

        await portal.SweepAsync();

        Assert.Equal(64 << 10, new FileInfo(record).Length);
        Assert.EndsWith("xlast words\n", TestPortal.Accepted(await portal.Get<ReadConsole>().RunAsync(portal.Alice, id, Cancellation)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Host_without_memory_starts_no_more_and_says_why()
    {
        await using var machines = await SampleMachines.OpenAsync(settings: ("MemoryMiB", "1500"));
        var portal = machines.Portal;
        var image = await machines.AddImageAsync();
        var (first, second) = (await machines.BootAsync(portal.Alice, image), TestPortal.Accepted(await machines.LaunchAsync(portal.Alice, image)));
        for (var attempt = 1; attempt <= Operation.MaxAttempts; attempt++)
        {
            await portal.RunAsync(second.Operations[0]);
            portal.Time.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.Equal((OperationState.Failed, "instance.no-memory"), ((await portal.FindAsync(second.Operations[0])).State, (await portal.FindAsync(second.Operations[0])).RefusalCode));
        Assert.Equal((InstanceState.Running, InstanceState.Failed), (await machines.StateOfAsync(first), await machines.StateOfAsync(second.Instances[0])));
        Assert.Null((await TerminateAsync(portal, second.Instances[0])).Error);
        await machines.SettleAsync();
        Assert.Null(await machines.StateOfAsync(second.Instances[0]));
    }

    private static Task<Result> StopAsync(TestPortal portal, InstanceId id) => portal.Get<StopInstances>().RunAsync(portal.Alice, [id], atOnce: false, Cancellation);

    private static Task<Result> ResumeAsync(TestPortal portal, InstanceId id) => portal.Get<ResumeInstances>().RunAsync(portal.Alice, [id], Cancellation);

    private static Task<Result> TerminateAsync(TestPortal portal, InstanceId id) => portal.Get<TerminateInstances>().RunAsync(portal.Alice, [id], Cancellation);

    private static void Signal(int process, string signal)
    {
        using var kill = System.Diagnostics.Process.Start("kill", [$"-{signal}", $"{process}"]);
        kill.WaitForExit();
    }
}
