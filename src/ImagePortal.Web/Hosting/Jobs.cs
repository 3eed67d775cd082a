using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.SqlServer;
using ImagePortal.Core;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;

namespace ImagePortal.Web.Hosting;

/// <summary>Hangfire over the portal's own database, or in memory beside SQLite: the operations' rows are the truth, the queue a hint.</summary>
internal static class Jobs
{
    private static readonly TimeSpan Invisibility = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    internal static void AddPortalJobs(this IServiceCollection services, IConfiguration configuration)
    {
        var database = configuration.GetSection("Portal:Database").Get<DatabaseOptions>() ?? new DatabaseOptions();
        services.AddHangfire(hangfire =>
        {
            hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
            UseStorage(hangfire, database);
        });

        var portal = configuration.GetSection("Portal").Get<PortalOptions>() ?? new PortalOptions();
        if (portal.Roles.Contains("worker", StringComparison.Ordinal))
        {
            services.AddHangfireServer(options =>
            {
                options.WorkerCount = Math.Clamp(Environment.ProcessorCount, 2, 8);
                options.CancellationCheckInterval = TimeSpan.FromSeconds(2);
                options.ShutdownTimeout = TimeSpan.FromSeconds(15);
            });
            services.AddHangfireServer(options =>
            {
                options.Queues = [OperationHints.PatientQueue];
                options.WorkerCount = 1;
                options.CancellationCheckInterval = TimeSpan.FromSeconds(2);
                options.ShutdownTimeout = TimeSpan.FromSeconds(15);
            });
        }
    }

    private static void UseStorage(IGlobalConfiguration hangfire, DatabaseOptions database)
    {
        switch (database.Provider)
        {
            case DatabaseProvider.SqlServer:
                hangfire.UseSqlServerStorage(database.ConnectionString, new SqlServerStorageOptions
                {
                    SlidingInvisibilityTimeout = Invisibility,
                    QueuePollInterval = Poll,
                    CommandBatchMaxTimeout = TimeSpan.FromMinutes(5),
                    PrepareSchemaIfNecessary = true,
                });
                break;
            case DatabaseProvider.PostgreSql:
                hangfire.UsePostgreSqlStorage(x => x.UseNpgsqlConnection(database.ConnectionString), new PostgreSqlStorageOptions
                {
                    // Without sliding, a job longer than the time-out starts again and again.
                    UseSlidingInvisibilityTimeout = true,
                    InvisibilityTimeout = Invisibility,
                    QueuePollInterval = Poll,
                });
                break;
            default:
                hangfire.UseInMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromHours(6) });
                break;
        }
    }
}
