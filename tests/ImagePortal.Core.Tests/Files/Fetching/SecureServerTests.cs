using System.Net;
using ImagePortal.Core.Images;
using ImagePortal.Core.Imports;
using ImagePortal.Core.Tests.Setup;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ImagePortal.Core.Tests.Files.Fetching;

/// <summary>Over TLS the portal reads from the server that the address names, or from nobody (R95).</summary>
public sealed class SecureServerTests : IDisposable
{
    private const string Host = "disks.example.com";
    private const string Public = "93.184.215.14";

    private readonly TestAuthority _authority = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _authority.Dispose();

    [Fact]
    public async Task Connection_goes_to_the_address_that_was_judged_and_the_certificate_is_that_of_the_name()
    {
        using var certificate = _authority.Issue(Host);
        await using var server = await SecureServer.StartAsync(certificate, [1, 2, 3]);
        using var kit = KitFor(server);

        var file = await kit.LookAsync($"https://{Host}/d");

        Assert.Equal([1, 2, 3], file.First);
        Assert.Equal($"{Public}:443", Assert.Single(kit.Dialled).ToString());
        Assert.Equal(Host, Assert.Single(server.Names));
        Assert.Equal($"{Host} /d", Assert.Single(server.Requests));
    }

    [Theory]
    [InlineData("another name", "it was made out to another name than that of the address")]
    [InlineData("the address", "it was made out to another name than that of the address")]
    [InlineData("expired", "it has expired, or is not valid yet")]
    [InlineData("not yet valid", "it has expired, or is not valid yet")]
    [InlineData("self-signed", "nobody whom the portal trusts has signed it")]
    [InlineData("another authority", "nobody whom the portal trusts has signed it")]
    public async Task Certificate_that_is_not_accepted_is_refused_in_its_own_words_and_nothing_is_asked(string flaw, string words)
    {
        using var other = new TestAuthority();
        using var certificate = flaw switch
        {
            "another name" => _authority.Issue("other.example.com"),
            "the address" => _authority.Issue(Public),
            "expired" => _authority.Issue(Host, from: -3),
            "not yet valid" => _authority.Issue(Host, from: 1),
            "self-signed" => TestAuthority.SelfSigned(Host),
            _ => other.Issue(Host),
        };
        await using var server = await SecureServer.StartAsync(certificate, [1, 2, 3]);
        using var kit = KitFor(server);

        var refused = await Assert.ThrowsAsync<DiskSourceException>(() => kit.LookAsync($"https://{Host}/d"));

        Assert.Equal(("source.certificate", false), (refused.Refusal.Code, refused.MayPass));
        Assert.Contains(words, refused.Refusal.Message, StringComparison.Ordinal);
        Assert.Single(kit.Dialled);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Authority_of_the_settings_is_not_trusted_without_them()
    {
        using var certificate = _authority.Issue(Host);
        await using var server = await SecureServer.StartAsync(certificate, [1, 2, 3]);
        using var kit = new FetchKit(new ImportLimits(), new ScriptedResolver(Public)) { Stage = server.EndPoint };

        Assert.Equal("source.certificate", await kit.RefusalOfAsync($"https://{Host}/d"));
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_https_no_answer_leads_to_http_whatever_the_portal_reads_otherwise(bool allowHttp)
    {
        using var certificate = _authority.Issue(Host);
        await using var plain = HostileServer.Of([1, 2, 3]);
        await using var server = await SecureServer.StartAsync(certificate, _ => Results.Redirect(plain.Address.AbsoluteUri));
        using var kit = KitFor(server, x => x with { AllowHttp = allowHttp, AllowedHosts = [plain.Address.Authority] });

        Assert.Equal("source.not-secure", await kit.RefusalOfAsync($"https://{Host}/d"));
        Assert.Equal(0, plain.Connections);
    }

    [Fact]
    public async Task Certificate_of_each_server_on_the_way_is_judged()
    {
        using var good = _authority.Issue(Host);
        using var bad = TestAuthority.SelfSigned("127.0.0.1");
        await using var last = await SecureServer.StartAsync(bad, [1, 2, 3]);
        await using var first = await SecureServer.StartAsync(good, _ => Results.Redirect($"https://127.0.0.1:{last.Port}/d"));
        using var kit = KitFor(first, x => x with { AllowedHosts = [$"127.0.0.1:{last.Port}"] });

        Assert.Equal("source.certificate", await kit.RefusalOfAsync($"https://{Host}/d"));
        Assert.Empty(last.Requests);
    }

    [Fact]
    public async Task Server_that_does_not_speak_tls_is_unreachable()
    {
        await using var plain = HostileServer.Saying("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc");
        using var kit = new FetchKit(new ImportLimits { TrustedCertificates = _authority.Path }, new ScriptedResolver(Public)) { Stage = new IPEndPoint(IPAddress.Loopback, plain.Port) };

        Assert.Equal("source.unreachable", await kit.RefusalOfAsync($"https://{Host}/d"));
    }

    [Fact]
    public async Task Disk_behind_https_becomes_the_image_R95()
    {
        using var certificate = _authority.Issue("127.0.0.1");
        await using var server = await SecureServer.StartAsync(certificate, SampleDisks.Good);
        await using var portal = await OpenAsync(server);

        var started = TestPortal.Accepted(await ImportAsync(portal, server));
        await portal.RunJobsAsync();

        Assert.Equal(ImageState.Available, (await portal.FindAsync(started.Image)).State);
    }

    [Fact]
    public async Task Import_from_a_server_that_is_not_who_it_says_leaves_nothing()
    {
        using var certificate = TestAuthority.SelfSigned("127.0.0.1");
        await using var server = await SecureServer.StartAsync(certificate, SampleDisks.Good);
        await using var portal = await OpenAsync(server);

        var refused = await ImportAsync(portal, server);

        Assert.Equal("source.certificate", refused.Error?.Code);
        Assert.False(await portal.ReadAsync(db => db.Images.AnyAsync()));
        Assert.False(await portal.ReadAsync(db => db.RegionUsage.AnyAsync(x => x.Places > 0)));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Server_that_becomes_another_during_the_import_ends_it_with_the_reason()
    {
        using var good = _authority.Issue("127.0.0.1");
        using var expired = _authority.Issue("127.0.0.1", from: -3);
        var shown = good;
        await using var server = await SecureServer.StartAsync(() => shown, SampleDisks.Good);
        await using var portal = await OpenAsync(server);
        var started = TestPortal.Accepted(await ImportAsync(portal, server));

        shown = expired;
        await using var next = await OpenAsync(server, over: portal);
        await next.RunAsync(started.Operation);

        var image = await next.FindAsync(started.Image);
        Assert.Equal((ImageState.Failed, "source.certificate"), (image.State, image.FailureCode));
        Assert.Contains("it has expired", image.FailureMessage, StringComparison.Ordinal);
        Assert.Null(image.Digest);
    }

    private FetchKit KitFor(SecureServer server, Func<ImportLimits, ImportLimits>? change = null)
    {
        var limits = new ImportLimits { TrustedCertificates = _authority.Path };
        return new FetchKit(change?.Invoke(limits) ?? limits, new ScriptedResolver(Public)) { Stage = server.EndPoint };
    }

    private Task<TestPortal> OpenAsync(SecureServer server, TestPortal? over = null) => TestPortal.OpenAsync(
        change: x => x.Replace(ServiceDescriptor.Singleton(FetchKit.Quick)),
        settings: new Dictionary<string, string?>
        {
            ["Portal:Imports:AllowedHosts:0"] = $"127.0.0.1:{server.Port}",
            ["Portal:Imports:TrustedCertificates"] = _authority.Path,
        },
        over: over);

    private static Task<Result<ImportStarted>> ImportAsync(TestPortal portal, SecureServer server) => portal.Get<StartImport>().RunAsync(
        portal.Alice, new ImportRequest(TestPortal.Guangzhou, $"https://127.0.0.1:{server.Port}/disk.qcow2", "far", ""), Cancellation);
}
