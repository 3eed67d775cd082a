using System.Net;
using System.Net.Sockets;
using ImagePortal.Core.Files.Fetching;
using ImagePortal.Core.Images;

namespace ImagePortal.Core.Tests.Files.Fetching;

/// <summary>Addresses that would lead into the portal's own network are refused before a packet leaves.</summary>
public sealed class RefusedAddressTests
{
    private static readonly string[] Codes = ["source.address", "source.unreachable", "source.not-secure"];

    // PORT is that of a server on this machine that must never see a connection.
    public static TheoryData<string> Texts =>
    [
        // Literals, as they are and in disguise.
        "http://127.0.0.1:PORT/d", "https://127.0.0.1/d", "https://127.0.0.1:PORT/d", "http://127.1:PORT/d", "http://127.0.1:PORT/d", "http://2130706433:PORT/d",
        "http://0x7f000001:PORT/d", "http://0x7f.0.0.1:PORT/d", "http://0X7F.1:PORT/d", "http://0177.0.0.1:PORT/d", "http://017700000001:PORT/d",
        "http://0000127.0.0.1:PORT/d", "http://127.0.0.01:PORT/d", "http://127.0.0.1.:PORT/d", "http://127.0.0.1..:PORT/d", "http://1.2.3.4.5/d", "http://127.0.0.0x1:PORT/d",
        "http://4294967297:PORT/d", "http://256.256.256.256/d", "http://0:PORT/d", "http://0.0.0.0:PORT/d", "http://[::]:PORT/d", "http://[::1]:PORT/d",
        "http://[0:0:0:0:0:0:0:1]:PORT/d", "http://[::0001]:PORT/d", "http://[::ffff:127.0.0.1]:PORT/d", "http://[::ffff:7f00:1]:PORT/d", "http://[::127.0.0.1]:PORT/d",
        "http://[::ffff:0:127.0.0.1]/d", "http://[64:ff9b::7f00:1]/d", "http://[64:ff9b:1::7f00:1]/d", "http://[2002:7f00:1::]/d", "http://[2001:0:7f00:1::1]/d",
        "http://[fe80::1]/d", "http://[fe80::1%25eth0]/d", "http://[fe80::1%lo]/d", "http://[fec0::1]/d", "http://[fc00::1]/d", "http://[fd12:3456::1]/d", "http://[fd00:ec2::254]/d",
        "http://[ff02::1]/d", "http://[100::1]/d", "http://[2001:db8::1]/d", "http://[2001:2::1]/d", "http://[2001:20::1]/d", "http://[3fff::1]/d", "http://[5f00::1]/d",
        "http://[v1.127]/d", "http://[::1/d", "http://::1/d", "http://10.0.0.1/d", "http://172.16.0.1/d", "http://172.31.255.255/d", "http://192.168.1.1/d", "http://100.64.0.1/d",
        "http://100.100.100.200/d", "http://169.254.169.254/latest/meta-data/", "http://168.63.129.16/d", "http://192.0.0.192/d", "http://192.0.2.1/d", "http://198.18.0.1/d",
        "http://198.51.100.7/d", "http://203.0.113.9/d", "http://192.88.99.1/d", "http://224.0.0.1/d", "http://240.0.0.1/d", "http://255.255.255.255/d",

        // Names of this network, and letters that become digits and dots.
        "http://localhost:PORT/d", "http://LOCALHOST/d", "http://localhost./d", "http://a.localhost/d", "http://printer/d", "http://metadata.google.internal/d", "http://nas.local/d",
        "http://⑫⑦.⓪.⓪.①:PORT/d", "http://１２７.０.０.１:PORT/d", "http://127。0。0。1:PORT/d", "http://ⓛocalhost:PORT/d", "http://xn--/d", "http://xn--a-ecp.ru\u200b/d",

        // Names within names.
        "http://example.com@127.0.0.1:PORT/d", "http://127.0.0.1:PORT@example.com/d", "http://user:word@example.com/d", "http://example.com%40127.0.0.1:PORT/d",
        "http://127.0.0.1%2f@example.com/d", "http://example.com\\@127.0.0.1:PORT/d", "http://127.0.0.1:PORT\\.example.com/d", "http://exa mple.com/d", "http://example.com%00.org/d",
        "http://example.com\t/d", "http://ex\u00adample.com\r\nHost: x/d", "http:///127.0.0.1:PORT/d", "http:127.0.0.1:PORT/d", "http:/127.0.0.1:PORT/d", "http://?/d", "http:///d",

        // Schemes and ports.
        "file:///etc/passwd", "ftp://example.com/d", "gopher://127.0.0.1:PORT/_x", "javascript:alert(1)", "data:text/plain,x", "//example.com/d", "example.com/d", "jar:https://example.com/d",
        "http://example.com:22/d", "http://example.com:0/d", "http://example.com:99999/d", "http://example.com:+80/d", "http://example.com:8 0/d", "http://example.com:80:80/d",
    ];

    public static TheoryData<string> Addresses =>
    [
        "127.0.0.1", "127.255.255.254", "::1", "0.0.0.0", "::", "10.1.2.3", "172.20.0.1", "192.168.0.1", "100.64.1.1", "100.100.100.200", "169.254.169.254", "168.63.129.16",
        "192.0.0.8", "198.19.255.255", "224.0.0.251", "255.255.255.255", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "::10.0.0.1", "64:ff9b::a00:1", "64:ff9b:1::1", "2002:a00:1::",
        "2001::1", "2001:db8::5", "fe80::5", "fec0::5", "fd00::5", "ff05::2", "fd20:ce::254",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Address_in_the_text_is_refused_before_a_name_is_looked_up_or_a_packet_leaves(string text)
    {
        await using var sink = HostileServer.Of([1]);
        var resolver = new ScriptedResolver("93.184.215.14");
        using var kit = new FetchKit(new ImportLimits { AllowHttp = true }, resolver);

        var code = await kit.RefusalOfAsync(text.Replace("PORT", $"{sink.Port}", StringComparison.Ordinal));

        Assert.Contains(code, Codes);
        Assert.Empty(resolver.Asked);
        Assert.Empty(kit.Dialled);
        Assert.Equal(0, sink.Connections);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Name_that_leads_inside_is_refused_before_a_packet_leaves(string address)
    {
        var resolver = new ScriptedResolver(address, $"93.184.215.14 {address}");
        using var kit = new FetchKit(new ImportLimits { AllowHttp = true }, resolver);

        var alone = await kit.RefusalOfAsync("http://disks.example.com/d");
        var hidden = await kit.RefusalOfAsync("http://disks.example.com/d");

        Assert.Equal(("source.unreachable", "source.unreachable"), (alone, hidden));
        Assert.Empty(kit.Dialled);
        Assert.Equal(2, resolver.Asked.Count);
    }

    [Fact]
    public async Task Name_that_is_judged_once_and_answers_differently_later_is_judged_again()
    {
        await using var server = new HostileServer(async x =>
        {
            await x.ServeAsync(new byte[100_000], "\"one\"");
            x.Close();
        });
        var resolver = new ScriptedResolver("93.184.215.14", "127.0.0.1");
        using var kit = new FetchKit(new ImportLimits { AllowHttp = true }, resolver) { Stage = new IPEndPoint(IPAddress.Loopback, server.Port) };

        await using var source = await kit.OpenAsync(new Uri("http://rebind.example.com/d"));
        var refused = await Assert.ThrowsAsync<DiskSourceException>(async () => await source.ReadAtAsync(99_000, new byte[10], TestContext.Current.CancellationToken));

        Assert.Equal("source.unreachable", refused.Refusal.Code);
        Assert.Equal("93.184.215.14", Assert.Single(kit.Dialled).Address.ToString());
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task Connection_goes_to_the_address_that_was_judged_and_the_name_to_the_server()
    {
        await using var server = HostileServer.Of([1, 2, 3]);
        var resolver = new ScriptedResolver("93.184.215.14");
        using var kit = new FetchKit(new ImportLimits { AllowHttp = true }, resolver) { Stage = new IPEndPoint(IPAddress.Loopback, server.Port) };

        var file = await kit.LookAsync("http://BÜCHER.example.com/d?sign=1#part");

        Assert.Equal([1, 2, 3], file.First);
        Assert.Equal("93.184.215.14:80", Assert.Single(kit.Dialled).ToString());
        Assert.Equal("xn--bcher-kva.example.com", Assert.Single(resolver.Asked));
        Assert.StartsWith("GET /d?sign=1 HTTP/1.1\r\nHost: xn--bcher-kva.example.com\r\n", server.Requests[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1:PORT", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.0.0.1:1", false)]
    [InlineData("localhost:PORT", false)]
    public async Task This_machine_is_read_only_where_host_and_port_are_named(string allowed, bool reads)
    {
        await using var server = HostileServer.Of([1, 2, 3]);
        var entry = allowed.Replace("PORT", $"{server.Port}", StringComparison.Ordinal);
        using var kit = new FetchKit(new ImportLimits { AllowHttp = true, AllowedHosts = [entry] });

        var look = await Record.ExceptionAsync(() => kit.LookAsync(server.Address.AbsoluteUri));

        Assert.Equal(reads, look is null);
        Assert.Equal(reads ? 1 : 0, server.Connections);
    }

    [Fact]
    public void Settings_decide_about_schemes_ports_and_hosts()
    {
        string? Judge(ImportLimits limits, string url, string? from = null)
        {
            using var kit = new FetchKit(limits);
            return kit.Policy.Judge(FetchAddress.Parse(url).Value!, from is null ? null : FetchAddress.Parse(from).Value).Error?.Code;
        }

        var open = new ImportLimits { AllowHttp = true };
        Assert.Null(Judge(new ImportLimits(), "https://example.com/d"));
        Assert.Equal("source.not-secure", Judge(new ImportLimits(), "http://example.com/d"));
        Assert.Null(Judge(open, "http://example.com/d", "http://example.org/d"));
        Assert.Equal("source.not-secure", Judge(open, "http://example.com/d", "https://example.org/d"));
        Assert.Equal("source.unreachable", Judge(open, "https://example.com:8443/d"));
        Assert.Null(Judge(new ImportLimits { AllowedPorts = [8443] }, "https://example.com:8443/d"));
        Assert.Null(Judge(new ImportLimits { AllowedHosts = ["nas:9000"] }, "https://nas:9000/d"));
        Assert.Equal("source.unreachable", Judge(new ImportLimits { AllowedHosts = ["nas:9000"], OnlyAllowedHosts = true }, "https://example.com/d"));
        Assert.Null(Judge(new ImportLimits { AllowedHosts = ["10.1.2.3"] }, "https://10.1.2.3/d"));
        Assert.Equal("source.unreachable", Judge(new ImportLimits { AllowedHosts = ["169.254.169.254:443"] }, "https://169.254.169.254/d"));
        Assert.Null(Judge(new ImportLimits { AllowedHosts = ["[fd12::5]:9000"] }, "https://[FD12:0::5]:9000/d"));
    }

    [Theory]
    [InlineData("8.8.8.8", "Public")]
    [InlineData("100.63.255.255", "Public")]
    [InlineData("172.32.0.1", "Public")]
    [InlineData("2606:4700::1111", "Public")]
    [InlineData("2001:200::1", "Public")]
    [InlineData("10.0.0.1", "Private")]
    [InlineData("fd12::1", "Private")]
    [InlineData("fd00:ec2::254", "Forbidden")]
    [InlineData("fe80::1%1", "Forbidden")]
    [InlineData("::ffff:8.8.8.8", "Forbidden")]
    [InlineData("::ffff:10.0.0.1", "Forbidden")]
    [InlineData("::ffff:32.0.0.1", "Forbidden")]
    [InlineData("::ffff:127.0.0.1", "Forbidden")]
    public void Address_is_of_the_kind_that_the_registries_say(string address, string kind) =>
        Assert.Equal(kind, AddressRules.KindOf(IPAddress.Parse(address)).ToString());

    [Theory]
    [InlineData("https://EXAMPLE.com:443/a/../b.qcow2?x=1#y", "https://example.com/b.qcow2")]
    [InlineData("https://example.com/d%20k.raw?X-Amz-Signature=secret", "https://example.com/d%20k.raw")]
    [InlineData(" http://[2606:4700::0:1]:8080/d ", "http://[2606:4700::1]:8080/d")]
    public void Address_is_shown_without_its_query(string text, string shown) => Assert.Equal(shown, FetchAddress.Parse(text).Value!.Shown);

    [Fact]
    public async Task Person_learns_the_same_of_a_closed_port_a_missing_name_and_a_forbidden_address()
    {
        int closed;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            closed = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        using var kit = new FetchKit(new ImportLimits { AllowHttp = true, AllowedHosts = [$"127.0.0.1:{closed}"] }, new SystemResolver());
        async Task<Error> RefusalAsync(string url) => (await Assert.ThrowsAsync<DiskSourceException>(() => kit.LookAsync(url))).Refusal;

        var refusals = new[]
        {
            await RefusalAsync($"http://127.0.0.1:{closed}/d"), await RefusalAsync("http://no-such-host.invalid/d"), await RefusalAsync("http://10.0.0.1/d"),
        };

        Assert.Single(refusals.Distinct());
    }
}
