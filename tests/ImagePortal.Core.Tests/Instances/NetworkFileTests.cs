using System.Text;
using ImagePortal.Core.Instances;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;

namespace ImagePortal.Core.Tests.Instances;

/// <summary>A new instance's disk tells its network (R76, R87; test shape 13), whatever the disk makes of it.</summary>
public sealed class NetworkFileTests
{
    private const string LinuxFile = "/etc/qcloud-network-config.ini";
    private const string WindowsFile = "/qcloud-network-config.ini";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Linux_instance_finds_its_network_in_etc_and_its_page_says_the_same_R76(DatabaseProvider provider)
    {
        using var sample = GuestDisk.Of(SampleDisks.Good);
        await using var machines = await SampleMachines.OpenAsync(provider);

        var instance = await LaunchAsync(machines, sample);

        var network = instance.Network!;
        Assert.Equal(
            $"[ip]\nip = {network.Address}\nmask = 255.255.0.0\ngateway = 10.0.0.1\nmac = {network.Mac}\n\n[dns]\ndns = 10.0.0.2\n",
            Encoding.ASCII.GetString((await GuestDisk.ReadAsync(machines.DiskOf(instance.Id), LinuxFile))!));
        Assert.Equal((InstanceState.Running, LinuxFile, null), (instance.State, instance.NetworkFile, instance.NetworkFileProblem));
        Assert.Matches("Mode: +0644(.|\n)*User: +0 +Group: +0 ", await GuestDisk.AskAsync(machines.DiskOf(instance.Id), $"stat {LinuxFile}"));
        Assert.True(await GuestDisk.IsInOrderAsync(machines.DiskOf(instance.Id)));
        Assert.Contains($"Wrote {LinuxFile}: address {network.Address}, gateway 10.0.0.1.", await machines.Portal.LogOfAsync(instance.Operation));
        Assert.Equal(["disk.raw"], Directory.GetFiles(Path.Combine(machines.Folder, instance.Id.Value)).Select(Path.GetFileName).Where(x => x is not ("pid" or "console.log" or "qmp")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("--crowded")]
    public async Task Windows_instance_finds_its_network_in_C_and_no_other_file_changed_R87(string option)
    {
        using var sample = GuestDisk.Of(SampleDisks.MakeWindows(option));
        await using var machines = await SampleMachines.OpenAsync();

        var instance = await LaunchAsync(machines, sample);

        var network = instance.Network!;
        Assert.Equal(
            $"[ip]\r\nip = {network.Address}\r\nmask = 255.255.0.0\r\ngateway = 10.0.0.1\r\nmac = {network.Mac}\r\n\r\n[dns]\r\ndns = 10.0.0.2\r\n",
            Encoding.ASCII.GetString((await GuestDisk.ReadAsync(machines.DiskOf(instance.Id), WindowsFile))!));
        Assert.Equal((InstanceState.Running, @"C:\qcloud-network-config.ini"), (instance.State, instance.NetworkFile));
        var (before, after) = (await NtfsFiles.ReadAsync(sample.Path), await NtfsFiles.ReadAsync(machines.DiskOf(instance.Id)));
        Assert.NotEmpty(before);
        Assert.Equal([WindowsFile], after.Keys.Except(before.Keys));
        Assert.All(before, x => Assert.Equal(x.Value, after[x.Key]));
        Assert.Contains(network.Address, await NtfsFiles.AskNtfscatAsync(machines.DiskOf(instance.Id), WindowsFile), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--ext3")]
    [InlineData("--ext2")]
    [InlineData("--gpt")]
    public async Task Other_disks_of_Linux_have_it_too_R76(string option)
    {
        using var sample = GuestDisk.Of(SampleDisks.Make(option));
        await using var machines = await SampleMachines.OpenAsync();

        var instance = await LaunchAsync(machines, sample);

        Assert.Contains($"ip = {instance.Network!.Address}\n", await TextOfAsync(machines, instance, LinuxFile), StringComparison.Ordinal);
        Assert.True(await GuestDisk.IsInOrderAsync(machines.DiskOf(instance.Id)));
    }

    [Fact]
    public async Task Link_in_place_of_etc_leads_to_where_the_guest_follows_it_and_the_file_takes_no_links_place_R76()
    {
        using var sample = GuestDisk.Of(SampleDisks.Good);
        await sample.ChangeAsync("ln /etc /usr/etc", "unlink /etc", "symlink /etc usr/etc", "cd /usr/etc", "symlink qcloud-network-config.ini /usr/lib/os-release");
        await using var machines = await SampleMachines.OpenAsync();

        var instance = await LaunchAsync(machines, sample);

        Assert.Contains($"ip = {instance.Network!.Address}\n", await TextOfAsync(machines, instance, "/usr/etc/qcloud-network-config.ini"), StringComparison.Ordinal);
        Assert.Contains("bookworm", await TextOfAsync(machines, instance, "/usr/lib/os-release"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Journal_that_a_machine_left_is_put_into_its_place_first_as_the_guest_would_do_R76()
    {
        using var sample = GuestDisk.Of(SampleDisks.Good);
        var block = (await GuestDisk.AskAsync(sample.Path, "blocks /usr/share/sample/text-1.txt")).Split('\n').SelectMany(x => x.Split(' ')).First(x => int.TryParse(x, out _));
        var late = Path.GetTempFileName();
        await File.WriteAllTextAsync(late, new string('J', 1024), Cancellation);
        await sample.ChangeAsync("jo", $"jw -b {block} {late}", "jc");
        File.Delete(late);
        Assert.Contains("needs_recovery", await GuestDisk.AskAsync(sample.Path, "feature"), StringComparison.Ordinal);
        await using var machines = await SampleMachines.OpenAsync();

        var instance = await LaunchAsync(machines, sample);

        Assert.StartsWith("JJJJ", await TextOfAsync(machines, instance, "/usr/share/sample/text-1.txt"), StringComparison.Ordinal);
        Assert.Contains($"ip = {instance.Network!.Address}\n", await TextOfAsync(machines, instance, LinuxFile), StringComparison.Ordinal);
        Assert.DoesNotContain("needs_recovery", await GuestDisk.AskAsync(machines.DiskOf(instance.Id), "feature"), StringComparison.Ordinal);
        Assert.True(await GuestDisk.IsInOrderAsync(machines.DiskOf(instance.Id)));
    }

    [Theory]
    [InlineData("no Linux or Windows that can be read is on it", "--data")]
    [InlineData("no Linux or Windows that can be read is on it", "--xfs")]
    [InlineData("its file system is full", "", "write {large} /full")]
    [InlineData("the folder /etc is not on its system partition", "", "unlink /etc", "symlink /etc /nowhere")]
    [InlineData("a folder of that name is in /etc", "", "mkdir /etc/qcloud-network-config.ini")]
    [InlineData("debugfs did not do it", "", "feature FEATURE_R20")]
    public async Task Disk_that_takes_no_file_starts_as_it_was_and_says_why(string problem, string option, params string[] changes)
    {
        using var sample = GuestDisk.Of(SampleDisks.Make(option));
        var large = Path.GetTempFileName();
        await File.WriteAllBytesAsync(large, Enumerable.Repeat((byte)'x', 64 << 20).ToArray(), Cancellation);
        if (changes.Length > 0)
        {
            await sample.ChangeAsync([.. changes.Select(x => x.Replace("{large}", large, StringComparison.Ordinal))]);
        }

        File.Delete(large);
        await using var machines = await SampleMachines.OpenAsync();

        var instance = await LaunchAsync(machines, sample);

        Assert.Equal((InstanceState.Running, null), (instance.State, instance.NetworkFile));
        Assert.StartsWith(problem, instance.NetworkFileProblem, StringComparison.Ordinal);
        Assert.Contains(await machines.Portal.LogOfAsync(instance.Operation), x => x.StartsWith($"The network file could not be written: {problem}", StringComparison.Ordinal));
        var (before, after) = (await File.ReadAllBytesAsync(sample.Path, Cancellation), await File.ReadAllBytesAsync(machines.DiskOf(instance.Id), Cancellation));
        Assert.True(before.AsSpan().SequenceEqual(after));
    }

    [Fact]
    public async Task Windows_that_was_not_shut_down_is_left_as_it_is_and_says_why()
    {
        using var sample = GuestDisk.Of(SampleDisks.MakeWindows("--hibernated"));
        await using var machines = await SampleMachines.OpenAsync();

        var instance = await LaunchAsync(machines, sample);

        Assert.Equal((InstanceState.Running, null), (instance.State, instance.NetworkFile));
        Assert.StartsWith("Windows is hibernated", instance.NetworkFileProblem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Debugfs", "/nowhere/debugfs", "/nowhere/debugfs is not installed on the host")]
    [InlineData("E2fsck", "no-such-e2fsck", "no-such-e2fsck is not installed on the host")]
    public async Task Host_without_the_tool_starts_the_instance_and_says_so(string setting, string tool, string problem)
    {
        using var sample = GuestDisk.Of(SampleDisks.Good);
        await using var machines = await SampleMachines.OpenAsync(settings: ($"Network:{setting}", tool));

        var instance = await LaunchAsync(machines, sample);

        Assert.Equal((InstanceState.Running, problem), (instance.State, instance.NetworkFileProblem));
    }

    [Fact]
    public async Task Tool_that_never_ends_is_ended_and_the_instance_starts_from_a_clean_disk()
    {
        using var sample = GuestDisk.Of(SampleDisks.Good);
        using var tool = new HangingTool(andThen: null);
        await using var machines = await SampleMachines.OpenAsync(settings: [("Network:Debugfs", tool.Path), ("Network:ToolSeconds", "5")]);

        var launched = LaunchAsync(machines, sample);
        await tool.HangsAsync();
        machines.Portal.Time.Advance(TimeSpan.FromSeconds(6));
        var instance = await launched;

        Assert.Equal((InstanceState.Running, "debugfs took longer than 5 s"), (instance.State, instance.NetworkFileProblem));
        Assert.True(await GuestDisk.IsInOrderAsync(machines.DiskOf(instance.Id)));
    }

    [Fact]
    public async Task Launch_that_a_dying_portal_left_while_it_wrote_ends_well_with_the_file_R76()
    {
        using var sample = GuestDisk.Of(SampleDisks.Good);
        using var tool = new HangingTool(andThen: "debugfs");
        await using var machines = await SampleMachines.OpenAsync(settings: ("Network:Debugfs", tool.Path));
        var portal = machines.Portal;
        var started = TestPortal.Accepted(await machines.LaunchAsync(portal.Alice, await machines.AddImageAsync(sample.Path)));
        using var shutdown = new CancellationTokenSource();

        var running = portal.RunAsync(started.Operations[0], shutdown.Token);
        await tool.HangsAsync();
        await shutdown.CancelAsync();
        await running;
        var left = (await portal.FindAsync(started.Operations[0])).State;
        await portal.RunAsync(started.Operations[0]);

        var instance = await ViewOfAsync(machines, started.Instances[0]);
        Assert.Equal((OperationState.Queued, InstanceState.Running, LinuxFile), (left, instance.State, instance.NetworkFile));
        Assert.Contains($"ip = {instance.Network!.Address}\n", await TextOfAsync(machines, instance, LinuxFile), StringComparison.Ordinal);
        Assert.True(await GuestDisk.IsInOrderAsync(machines.DiskOf(instance.Id)));
    }

    [Theory]
    [InlineData(false, LinuxFile)]
    [InlineData(true, WindowsFile)]
    public async Task Image_of_an_instance_carries_the_file_and_the_next_instance_has_its_own_R34_R76_R87(bool isWindows, string file)
    {
        using var sample = GuestDisk.Of(isWindows ? SampleDisks.MakeWindows() : SampleDisks.Good);
        await using var machines = await SampleMachines.OpenAsync();
        var portal = machines.Portal;
        var first = await LaunchAsync(machines, sample);
        Assert.Null((await portal.Get<StopInstances>().RunAsync(portal.Alice, [first.Id], atOnce: true, Cancellation)).Error);
        await machines.SettleAsync();

        var made = TestPortal.Accepted(await machines.CreateAsync(portal.Alice, first.Id));
        await portal.RunJobsAsync();
        var started = TestPortal.Accepted(await machines.LaunchAsync(portal.Alice, made.Image));
        await portal.RunJobsAsync();

        var second = await ViewOfAsync(machines, started.Instances[0]);
        Assert.NotEqual(first.Network!.Address, second.Network!.Address);
        Assert.Contains($"ip = {first.Network.Address}", await TextOfAsync(machines, first, file), StringComparison.Ordinal);
        Assert.Contains($"ip = {second.Network.Address}", await TextOfAsync(machines, second, file), StringComparison.Ordinal);
        Assert.True(isWindows || await GuestDisk.IsInOrderAsync(machines.DiskOf(second.Id)));
    }

    private static async Task<InstanceView> LaunchAsync(SampleMachines machines, GuestDisk sample)
    {
        var started = TestPortal.Accepted(await machines.LaunchAsync(machines.Portal.Alice, await machines.AddImageAsync(sample.Path)));
        await machines.Portal.RunJobsAsync();
        return await ViewOfAsync(machines, started.Instances[0]);
    }

    private static async Task<InstanceView> ViewOfAsync(SampleMachines machines, InstanceId id) =>
        TestPortal.Accepted(await machines.Portal.Get<GetInstance>().RunAsync(machines.Portal.Alice, id, Cancellation));

    private static async Task<string> TextOfAsync(SampleMachines machines, InstanceView instance, string file) =>
        Encoding.ASCII.GetString((await GuestDisk.ReadAsync(machines.DiskOf(instance.Id), file))!);
}
