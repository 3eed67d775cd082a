using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace ImagePortal.Web.Hosting;

internal static class Health
{
    /// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can serve.</summary>
    internal static void MapPortalHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        endpoints.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = x => x.Tags.Contains(DatabaseHealth.Tag) });
    }
}
