using System.Collections.Frozen;
using ImagePortal.Core.Regions;

namespace ImagePortal.Web.Api.Registry;

/// <summary>The regions there are, looked up anew every few seconds: each call names one, and they hardly ever change.</summary>
internal sealed class KnownRegions(ListRegions listRegions, TimeProvider time)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(5);

    private volatile Snapshot? _snapshot;

    internal async ValueTask<RegionCode?> FindAsync(string code, CancellationToken cancellationToken)
    {
        var snapshot = _snapshot;
        if (snapshot is null || time.GetElapsedTime(snapshot.TakenAt) > GoodFor)
        {
            var regions = await listRegions.RunAsync(cancellationToken);
            _snapshot = snapshot = new Snapshot(regions.Select(x => x.Code.Value).ToFrozenSet(StringComparer.Ordinal), time.GetTimestamp());
        }

        return snapshot.Codes.Contains(code) ? new RegionCode(code) : null;
    }

    private sealed record Snapshot(FrozenSet<string> Codes, long TakenAt);
}
