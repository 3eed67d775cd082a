using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Imports;

/// <summary>A portal that tests may kill; the next one finds it alive again. Each test imports into a region of its own: regions share no chunks.</summary>
public sealed class KillablePortal(World world) : IAsyncDisposable
{
    private PortalProcess? _portal;

    public async ValueTask DisposeAsync()
    {
        if (_portal is not null)
        {
            await _portal.DisposeAsync();
        }
    }

    internal async Task<PortalProcess> AliveAsync()
    {
        if (_portal is null)
        {
            _portal = await PortalProcess.StartAsync(world.Mail);
        }
        else if (!_portal.IsRunning)
        {
            await _portal.StartAsync();
        }

        return _portal;
    }
}
