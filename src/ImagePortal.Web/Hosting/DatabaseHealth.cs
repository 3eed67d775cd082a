using ImagePortal.Core.Persistence;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ImagePortal.Web.Hosting;

/// <summary>Ready while the database answers and has this version's model.</summary>
internal sealed class DatabaseHealth(DatabaseMigrator database) : IHealthCheck
{
    internal const string Tag = "ready";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await database.IsReadyAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database does not answer.");
}
