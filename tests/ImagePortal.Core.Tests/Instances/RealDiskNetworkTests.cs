using System.Text;
using ImagePortal.Core.Instances;
using ImagePortal.Core.Tests.Setup;

namespace ImagePortal.Core.Tests.Instances;

/// <summary>A real Debian has the network file too (R76). Where its disk lies is told by IMAGEPORTAL_TEST_DISKS.</summary>
public sealed class RealDiskNetworkTests
{
    private const string LinuxFile = "/etc/qcloud-network-config.ini";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Instance_of_a_real_Debian_finds_its_network_in_etc_R76()
    {
        var folder = Environment.GetEnvironmentVariable("IMAGEPORTAL_TEST_DISKS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "IMAGEPORTAL_TEST_DISKS names no folder with the Debian disks");
        var debian = Path.Combine(folder, "debian12.raw");
        Assert.SkipUnless(File.Exists(debian), "debian12.raw is not in IMAGEPORTAL_TEST_DISKS");
        await using var machines = await SampleMachines.OpenAsync();
        var portal = machines.Portal;

        var started = TestPortal.Accepted(await machines.LaunchAsync(portal.Alice, await machines.AddImageAsync(debian)));
        await portal.RunJobsAsync();

        // It boots meanwhile: what it writes is not looked at.
        await portal.Get<IHypervisor>().CutPowerAsync(started.Instances[0], Cancellation);
        var instance = TestPortal.Accepted(await portal.Get<GetInstance>().RunAsync(portal.Alice, started.Instances[0], Cancellation));
        Assert.Equal((LinuxFile, null), (instance.NetworkFile, instance.NetworkFileProblem));
        Assert.StartsWith(
            $"[ip]\nip = {instance.Network!.Address}\nmask = 255.255.0.0\n",
            Encoding.ASCII.GetString((await GuestDisk.ReadAsync(machines.DiskOf(instance.Id), LinuxFile))!), StringComparison.Ordinal);
        Assert.Matches("Mode: +0644(.|\n)*User: +0 +Group: +0 ", await GuestDisk.AskAsync(machines.DiskOf(instance.Id), $"stat {LinuxFile}"));
    }
}
