using System.Diagnostics;
using System.Diagnostics.Metrics;
using ImagePortal.Core.Notifications;

namespace ImagePortal.Core;

/// <summary>The portal's own metrics and traces.</summary>
public static class PortalTelemetry
{
    public const string Name = "ImagePortal";

    private static readonly Meter Meter = new(Name);

    internal static ActivitySource Activities { get; } = new(Name);

    internal static Counter<long> Operations { get; } = Meter.CreateCounter<long>("imageportal.operations", description: "Operations ended, by kind and end");

    internal static Counter<long> Messages { get; } = Meter.CreateCounter<long>("imageportal.messages", description: "Messages by channel and result");

    internal static Counter<long> Instances { get; } = Meter.CreateCounter<long>("imageportal.instances", description: "What became of instances, by event");

    internal static Counter<long> Tickets { get; } = Meter.CreateCounter<long>("imageportal.tickets", description: "Applications for the import permission and its changes, by event");
    internal static ObservableGauge<int> OutboxMessages { get; } = Meter.CreateObservableGauge(
        "imageportal.outbox", OutboxDepth.Measure, description: "Messages that wait or are dead, by channel and state, at the last sweep");

    internal static Counter<long> UploadedBytes { get; } = Meter.CreateCounter<long>("imageportal.uploaded", "By", "Bytes received by uploads");

    internal static Counter<long> Fetches { get; } = Meter.CreateCounter<long>("imageportal.fetches", description: "Requests to servers of others, by end");

    internal static Counter<long> FetchedBytes { get; } = Meter.CreateCounter<long>("imageportal.fetched", "By", "Bytes received from servers of others");

    internal static Counter<long> RefusalsDropped { get; } = Meter.CreateCounter<long>("imageportal.audit.refusals_dropped", description: "Refusals that came too fast to be written down");

    private static TimeSpan _auditLag;

    internal static ObservableGauge<double> AuditLag { get; } = Meter.CreateObservableGauge(
        "imageportal.audit.lag", () => _auditLag.TotalSeconds, "s", "Age of the oldest audit entry that was not in the chain at the last sweep");

    internal static void SetAuditLag(TimeSpan lag) => _auditLag = lag;
}
