using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Tickets;

/// <summary>A fresh portal for each test, since a permission that one gives would mislead the next. They stay up until no page is open any more.</summary>
public sealed class OwnPortals(World world) : IAsyncDisposable
{
    private readonly List<PortalProcess> _portals = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var portal in _portals)
        {
            await portal.DisposeAsync();
        }
    }

    internal async Task<PortalProcess> StartAsync()
    {
        var portal = await PortalProcess.StartAsync(world.Mail);
        _portals.Add(portal);
        return portal;
    }
}
