using ImagePortal.Core.Images;
using ImagePortal.Core.Instances;
using ImagePortal.Core.Instances.Network;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Instances;

/// <summary>Each living instance of a region has an address of its own (R76, R87).</summary>
public sealed class AddressTests
{
    private const string SmallestSubnet = "192.168.7.0/27";
    private const int PlacesOfSmallest = 15;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Launches_at_once_of_several_accounts_never_get_the_same_address(DatabaseProvider provider)
    {
        await using var machines = await SampleMachines.OpenAsync(provider, settings: ("Network:Subnet", SmallestSubnet));
        var portal = machines.Portal;
        var image = await machines.AddImageAsync(ImageKind.Public);

        var answers = await Task.WhenAll(new[] { portal.Alice, portal.Bob, portal.Carol }.SelectMany(x => Enumerable.Repeat(x, 6)).Select(x => machines.LaunchAsync(x, image)));

        var addresses = await portal.ReadAsync(db => db.Instances.Select(x => x.Address).ToListAsync());
        Assert.Equal((PlacesOfSmallest, PlacesOfSmallest), (addresses.Count, addresses.Distinct().Count()));
        Assert.DoesNotContain(null, addresses);
        Assert.Equal(PlacesOfSmallest, answers.Count(x => x.Ok));
        Assert.All(answers.Where(x => !x.Ok), x => Assert.Equal("instance.no-address", x.Error?.Code));
    }

    [Theory]
    [EveryDatabase]
    public async Task Address_is_free_again_when_its_instance_is_gone_or_failed(DatabaseProvider provider)
    {
        await using var machines = await SampleMachines.OpenAsync(provider, settings: ("Network:Subnet", SmallestSubnet));
        var portal = machines.Portal;
        var image = await machines.AddImageAsync(ImageKind.Public);
        var first = TestPortal.Accepted(await machines.LaunchAsync(portal.Alice, image, count: 10));
        _ = TestPortal.Accepted(await machines.LaunchAsync(portal.Bob, image, count: 5));
        Assert.Equal("instance.no-address", (await machines.LaunchAsync(portal.Carol, image)).Error?.Code);

        // One goes, and one fails for want of its content.
        Assert.Null((await portal.Get<TerminateInstances>().RunAsync(portal.Alice, [first.Instances[0]], Cancellation)).Error);
        await portal.RunAsync(first.Operations[0]);
        await machines.SettleAsync();
        foreach (var chunk in portal.FilesOf(TestPortal.Guangzhou, "chunks"))
        {
            File.Delete(chunk);
        }

        await portal.RunAsync(first.Operations[1]);
        Assert.Equal(InstanceState.Failed, await machines.StateOfAsync(first.Instances[1]));

        _ = TestPortal.Accepted(await machines.LaunchAsync(portal.Carol, image, count: 2));
        Assert.Equal("instance.no-address", (await machines.LaunchAsync(portal.Carol, image)).Error?.Code);
    }

    [Fact]
    public async Task Machine_has_one_card_with_the_address_of_its_row_on_a_network_that_ends_in_itself_R86()
    {
        await using var machines = await SampleMachines.OpenAsync(
            settings: [("Network:Gateway", "10.0.0.254"), ("Network:Dns:0", "192.0.2.53"), ("Network:Dns:1", "10.0.0.9")]);
        var portal = machines.Portal;
        var id = await machines.BootAsync(portal.Alice, await machines.AddImageAsync());

        var network = (await machines.FindAsync(id))!.Network!;
        var command = (await File.ReadAllTextAsync($"/proc/{machines.ProcessOf(id)}/cmdline", Cancellation)).Split('\0');

        Assert.Equal(
            $"user,id=net,restrict=on,ipv6=off,net=10.0.0.0/16,host=10.0.0.254,dns=10.0.0.9,dhcpstart={network.Address}",
            Assert.Single(command, x => x.StartsWith("user,", StringComparison.Ordinal)));
        Assert.Equal($"virtio-net-pci,netdev=net,mac={network.Mac},romfile=", Assert.Single(command, x => x.Contains("net-pci", StringComparison.Ordinal)));
        Assert.DoesNotContain("-nic", command);
        Assert.Equal(["192.0.2.53", "10.0.0.9"], network.Dns);
        var found = TestPortal.Accepted(
            await portal.Get<ListInstances>().RunAsync(portal.Alice, new InstanceQuery(TestPortal.Guangzhou, network.Address), Cancellation));
        Assert.Equal(id, Assert.Single(found.Items).Id);
        Assert.Contains("dns = 192.0.2.53\ndns2 = 10.0.0.9\n", System.Text.Encoding.ASCII.GetString(NetworkFile.Write(network, isWindows: false)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Host_without_cards_starts_machines_without_and_so_do_instances_from_before_addresses()
    {
        await using var machines = await SampleMachines.OpenAsync(settings: ("Network:Card", "false"));
        await using var with = await SampleMachines.OpenAsync();
        var id = await machines.BootAsync(machines.Portal.Alice, await machines.AddImageAsync());
        var old = await with.BootAndStopAsync(with.Portal.Alice, await with.AddImageAsync());
        await with.Portal.ReadAsync(db => db.Instances.ExecuteUpdateAsync(x => x.SetProperty(i => i.Address, (string?)null).SetProperty(i => i.Subnet, (string?)null)));

        Assert.Null((await with.Portal.Get<ResumeInstances>().RunAsync(with.Portal.Alice, [old], Cancellation)).Error);
        await with.SettleAsync();

        Assert.All(
            [machines.ProcessOf(id), with.ProcessOf(old)],
            x => Assert.Contains("-nic\0none", File.ReadAllText($"/proc/{x}/cmdline"), StringComparison.Ordinal));
        Assert.Null(TestPortal.Accepted(await with.Portal.Get<GetInstance>().RunAsync(with.Portal.Alice, old, Cancellation)).Network);
    }

    [Theory]
    [InlineData("10.0.0.0/16", null, "10.0.0.1", "10.0.0.2", 65_519)]
    [InlineData("192.168.7.0/27", null, "192.168.7.1", "192.168.7.2", 15)]
    [InlineData("172.16.4.0/24", "172.16.4.254", "172.16.4.254", "172.16.4.2", 238)]
    public void Subnet_gives_out_what_is_neither_its_own_nor_its_gateways(string subnet, string? gateway, string gatewayThere, string dns, int places)
    {
        var plan = AddressPlan.Parse(new NetworkOptions { Subnet = subnet, Gateway = gateway })!;

        var all = plan.Find(new HashSet<string>(), int.MaxValue, 123_456_789);

        Assert.Equal(places, all.Select(x => x.Address).Distinct().Count());
        Assert.All(all, x => Assert.Equal((subnet, gatewayThere, dns), (x.Subnet, x.Gateway, Assert.Single(x.Dns))));
        Assert.DoesNotContain(all, x => x.Address == gatewayThere || x.Address.EndsWith(".255", StringComparison.Ordinal) && places == 238);
    }
}
