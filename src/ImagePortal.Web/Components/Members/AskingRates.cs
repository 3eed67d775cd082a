using System.Net;
using System.Threading.RateLimiting;

namespace ImagePortal.Web.Components.Members;

/// <summary>How often one address of the network may ask for links: enough for an office, too little to flood mailboxes or the queue.</summary>
public sealed class AskingRates : IDisposable
{
    private const int PerWindow = 20;

    private readonly PartitionedRateLimiter<IPAddress> _limiter = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        RateLimitPartition.GetFixedWindowLimiter(
            address, _ => new FixedWindowRateLimiterOptions { PermitLimit = PerWindow, Window = TimeSpan.FromMinutes(10), QueueLimit = 0 }));

    public void Dispose() => _limiter.Dispose();

    internal bool MayAsk(IPAddress? address)
    {
        using var lease = _limiter.AttemptAcquire(address ?? IPAddress.None);
        return lease.IsAcquired;
    }
}
