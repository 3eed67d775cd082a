using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Copies;
using ImagePortal.Core.Exports;
using ImagePortal.Core.Files;
using ImagePortal.Core.Images;
using ImagePortal.Core.Imports;
using ImagePortal.Core.Instances;
using ImagePortal.Core.Members;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Sharing;
using ImagePortal.Core.Stores;
using ImagePortal.Core.Tickets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ImagePortal.Core;

/// <summary>Registers the house. Hangfire's client and an <see cref="IMailComposer"/> come from the host.</summary>
public static class PortalCore
{
    public static IServiceCollection AddPortalCore(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptionsOf<PortalOptions, PortalOptionsValidator>("Portal");
        services.AddSingleton<LiveChanges>();

        services.AddPersistence().AddAccounts().AddRegions().AddNotifications(configuration).AddAudit();
        services.AddOperations().AddMembers();
        services.AddImages();
        services.AddImports().AddExports().AddCopies().AddSharing().AddInstances().AddTickets().AddFiles().AddStores();
        if (configuration.GetSection("Portal").Get<PortalOptions>() is null or { IsWorker: true })
        {
            services.AddHostedService<SweepService>();
            services.AddHostedService<InstanceWatch>();
        }

        return services;
    }

    private static IServiceCollection AddPersistence(this IServiceCollection services) => services
        .AddOptionsOf<DatabaseOptions, DatabaseOptionsValidator>("Portal:Database")
        .AddSingleton<PortalContexts>()
        .AddSingleton<PortalDatabase>()
        .AddSingleton<SystemDatabase>()
        .AddSingleton<OperatorDatabase>()
        .AddSingleton<DatabaseMigrator>()
        .AddSingleton<EmbeddedLock>()
        .AddScoped(x => x.GetRequiredService<SystemDatabase>().Open());
}
