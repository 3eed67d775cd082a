using System.Net;

namespace ImagePortal.Core.Files.Fetching;

/// <summary>Turns names into addresses. Each connection asks anew, and goes to an address of the very answer that was judged.</summary>
internal interface IHostResolver
{
    /// <exception cref="System.Net.Sockets.SocketException">There is no such name, or nobody who could tell.</exception>
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);
}
