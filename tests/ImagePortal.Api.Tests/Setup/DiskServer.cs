using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ImagePortal.Api.Tests.Setup;

/// <summary>A web server of somebody's with disks on it, as ImportImage is pointed to.</summary>
internal sealed class DiskServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, byte[]> _more = new();
    private readonly WebApplication _app;

    internal DiskServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(x =>
        {
            x.Listen(IPAddress.Loopback, Address.Port);
            x.Listen(IPAddress.Loopback, SecureAddress.Port, listen => listen.UseHttps(Certificate.Path));
        });
        _app = builder.Build();
        _app.MapGet("/good.qcow2", () => Results.File(File.ReadAllBytes(Repository.SampleDisk), enableRangeProcessing: true, entityTag: new("\"good\"")));
        _app.MapGet("/empty.raw", () => Results.File(new byte[1 << 20], enableRangeProcessing: true, entityTag: new("\"empty\"")));
        _app.MapGet("/more/{name}", (string name) => Results.File(_more[name], enableRangeProcessing: true, entityTag: new($"\"{name}\"")));
        _app.MapGet("/text.qcow2", () => Results.File("Buy milk. Call the printer."u8.ToArray(), enableRangeProcessing: true, entityTag: new("\"text\"")));
    }

    internal Uri Address { get; } = new($"http://127.0.0.1:{ApiPortal.FreePort()}/");

    /// <summary>The same over TLS.</summary>
    internal Uri SecureAddress { get; } = new($"https://127.0.0.1:{ApiPortal.FreePort()}/");

    internal TestCertificate Certificate { get; } = new();

    internal string Good => $"{Address}good.qcow2";

    /// <summary>A disk with nothing on it.</summary>
    internal string Empty => $"{Address}empty.raw";

    /// <summary>No disk at all.</summary>
    internal string Text => $"{Address}text.qcow2";

    /// <summary>Puts up another disk, and tells its address.</summary>
    internal string Add(string name, byte[] disk)
    {
        _more[name] = disk;
        return $"{Address}more/{name}";
    }

    internal Task StartAsync() => _app.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Certificate.Dispose();
    }
}
