using ImagePortal.Disks.FileSystems;
using ImagePortal.Disks.Guests;
using ImagePortal.Disks.Sources;
using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Instances;

/// <summary>What the page says of an instance's network is what the instance finds on its disk (R76; test shape 13).</summary>
public sealed class NetworkFileWalkTests(Chrome chrome) : BrowserTest(chrome)
{
    private const string Region = "ap-guangzhou";
    private const string Machine = "walked-network";

    private static readonly Dictionary<string, string> Settings = new(SampleMachine.Settings)
    {
        ["Portal__Instances__Network__Subnet"] = "172.16.32.0/20",
        ["Portal__Instances__Network__Dns__0"] = "172.16.32.53",
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task R76_instance_started_by_its_page_has_the_address_that_the_page_shows_on_its_disk()
    {
        Needs.Hypervisor();
        await using var mail = await SmtpSink.StartAsync();
        var portal = await StartPortalAsync(mail, Settings);
        var alice = await SignInAsync(portal);
        await SampleMachine.StartAsync(alice, Region, Machine);

        await alice.Page.GetByRole(AriaRole.Link, new() { Name = Machine, Exact = true }).ClickAsync();
        var network = alice.Page.GetByRole(AriaRole.Region, new() { Name = "Network", Exact = true });
        await Expect(network).ToContainTextAsync("/etc/qcloud-network-config.ini on its disk says this");
        await Expect(network).ToContainTextAsync("nothing outside is reached from it");
        var address = await ValueAsync(network, "Private address");
        var (mask, gateway, dns, card) = (await ValueAsync(network, "Mask"), await ValueAsync(network, "Gateway"), await ValueAsync(network, "DNS"), await ValueAsync(network, "Card"));
        Assert.Empty(await AxeScan.RunAsync(alice, "network of an instance"));

        Assert.Equal(("255.255.240.0", "172.16.32.1", "172.16.32.53"), (mask, gateway, dns));
        Assert.Equal(
            $"[ip]\nip = {address}\nmask = {mask}\ngateway = {gateway}\nmac = {card}\n\n[dns]\ndns = {dns}\n",
            await ReadAsync(Path.Combine(portal.Data.Folder, "instances", alice.Page.Url.Split('/')[^1], "disk.raw")));
        await alice.OpenAsync($"instances/{Region}");
        await Expect(alice.Row(Machine)).ToContainTextAsync(address);
    }

    /// <summary>What stands beside a name in a list of values.</summary>
    private static async Task<string> ValueAsync(ILocator network, string name) =>
        (await network.Locator($"dt:text-is('{name}') + dd").InnerTextAsync()).Split('\n')[0].Trim();

    private static async Task<string?> ReadAsync(string disk)
    {
        await using var file = FileSource.Open(disk);
        var system = await SystemVolume.FindAsync(file, new InspectionBudget(TimeProvider.System, InspectionLimits.Default), Cancellation);
        return await system!.Volume.Files!.ReadTextAsync("/etc/qcloud-network-config.ini", Cancellation);
    }
}
