using System.Diagnostics;
using System.Diagnostics.Metrics;
using ImagePortal.Core;

namespace ImagePortal.Web.Api.Registry;

/// <summary>How many calls, by action and code, and how long they took.</summary>
internal static class ApiMetrics
{
    private static readonly Meter Meter = new(PortalTelemetry.Name);
    private static readonly Counter<long> Calls = Meter.CreateCounter<long>("imageportal.api.calls", description: "API calls, by action and code");

    private static readonly Histogram<double> Seconds = Meter.CreateHistogram<double>("imageportal.api.duration", "s", "Time to answer API calls, by action");

    internal static void Count(string action, string code, TimeSpan took)
    {
        var named = new KeyValuePair<string, object?>("action", action);
        Calls.Add(1, new TagList { named, new("code", code) });
        Seconds.Record(took.TotalSeconds, named);
    }
}
