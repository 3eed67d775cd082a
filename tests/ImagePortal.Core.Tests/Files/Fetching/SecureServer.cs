using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ImagePortal.Core.Tests.Files.Fetching;

/// <summary>A web server over TLS on this machine. It writes down which name each client expects to meet, and what it asks for.</summary>
internal sealed class SecureServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<string?> _names = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly WebApplication _app;

    private SecureServer(Func<X509Certificate2> certificate, Func<HttpContext, IResult> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(x => x.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(https => https.ServerCertificateSelector = (_, name) =>
        {
            _names.Enqueue(name);
            return certificate();
        })));
        _app = builder.Build();
        _app.MapGet("/{**path}", (HttpContext http) =>
        {
            _requests.Enqueue($"{http.Request.Host} {http.Request.Path}");
            return answer(http);
        });
    }

    internal int Port => new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;

    internal IPEndPoint EndPoint => new(IPAddress.Loopback, Port);

    /// <summary>Names from the clients' hellos; empty where a client named none.</summary>
    internal IReadOnlyList<string?> Names => [.. _names];

    internal IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>Serves the content in parts.</summary>
    internal static Task<SecureServer> StartAsync(X509Certificate2 certificate, byte[] content) => StartAsync(() => certificate, content);

    /// <param name="certificate">Which one is shown to whom connects now.</param>
    internal static Task<SecureServer> StartAsync(Func<X509Certificate2> certificate, byte[] content) =>
        StartAsync(certificate, _ => Results.Bytes(content, enableRangeProcessing: true, entityTag: new("\"one\"")));

    internal static Task<SecureServer> StartAsync(X509Certificate2 certificate, Func<HttpContext, IResult> answer) => StartAsync(() => certificate, answer);

    private static async Task<SecureServer> StartAsync(Func<X509Certificate2> certificate, Func<HttpContext, IResult> answer)
    {
        var server = new SecureServer(certificate, answer);
        await server._app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
