using ImagePortal.Core;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ImagePortal.Web.Hosting;

/// <summary>Metrics at <c>/metrics</c>; metrics and traces over OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set.</summary>
internal static class Telemetry
{
    internal static void AddPortalTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var export = !string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        services.AddOpenTelemetry()
            .ConfigureResource(x => x.AddService("imageportal"))
            .WithMetrics(metrics =>
            {
                // Named meters: the instrumentation package adds one series a component and grows without end.
                metrics.AddMeter(PortalTelemetry.Name, "ImagePortal.Storage", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel")
                    .AddRuntimeInstrumentation()
                    .AddPrometheusExporter();
                if (export)
                {
                    metrics.AddOtlpExporter();
                }
            })
            .WithTracing(traces =>
            {
                traces.AddSource(PortalTelemetry.Name, "Microsoft.AspNetCore");
                if (export)
                {
                    traces.AddOtlpExporter();
                }
            });
    }
}
