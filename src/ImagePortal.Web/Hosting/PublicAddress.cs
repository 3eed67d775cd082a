using ImagePortal.Core;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace ImagePortal.Web.Hosting;

/// <summary>The address that links in messages begin with.</summary>
public sealed class PublicAddress(IOptions<PortalOptions> options, IServer server)
{
    public Uri Value => options.Value.PublicUrl ?? new Uri(Listening ?? "http://localhost:5080");

    private string? Listening => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
        ?.Replace("[::]", "localhost", StringComparison.Ordinal)
        .Replace("0.0.0.0", "localhost", StringComparison.Ordinal);
}
