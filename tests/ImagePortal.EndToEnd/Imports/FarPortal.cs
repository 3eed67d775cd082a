using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Imports;

/// <summary>A portal that may read from one server on this machine, and that is told of a proxy which it must not use.</summary>
public sealed class FarPortal(World world) : IAsyncDisposable
{
    private PortalProcess? _portal;

    internal FileServer Server { get; } = new();

    internal async Task<PortalProcess> AliveAsync()
    {
        if (_portal is null)
        {
            _portal = await PortalProcess.StartAsync(world.Mail, new Dictionary<string, string>
            {
                ["Portal__Imports__AllowHttp"] = "true",
                ["Portal__Imports__AllowedHosts__0"] = Server.Authority,
                ["http_proxy"] = "http://127.0.0.1:1",
                ["HTTP_PROXY"] = "http://127.0.0.1:1",
            });
        }
        else if (!_portal.IsRunning)
        {
            await _portal.StartAsync();
        }

        return _portal;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        if (_portal is not null)
        {
            await _portal.DisposeAsync();
        }
    }
}
