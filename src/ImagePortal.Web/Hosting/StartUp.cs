using ImagePortal.Core;
using ImagePortal.Core.Persistence;
using Microsoft.Extensions.Options;

namespace ImagePortal.Web.Hosting;

/// <summary>What happens before the first request: the data folder is taken, the database brought up to date, the first rows put in place.</summary>
internal static partial class StartUp
{
    private const int BadUsage = 2;

    /// <summary>An exit code where the command line asks for that only, or the start is refused; null to go on and serve.</summary>
    internal static async Task<int?> RunAsync(WebApplication app, string[] args)
    {
        var migrateOnly = args.Contains("--migrate");
        try
        {
            app.Services.GetRequiredService<EmbeddedLock>().Take();
            if (migrateOnly || app.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value.MigrateAtStart)
            {
                await app.Services.GetRequiredService<DatabaseMigrator>().RunAsync(CancellationToken.None);
            }
        }
        catch (Exception refused) when (refused is InvalidOperationException or OptionsValidationException)
        {
            LogRefused(app.Logger, refused.Message);
            return BadUsage;
        }

        if (!migrateOnly && !await app.Services.GetRequiredService<DatabaseMigrator>().IsReadyAsync(CancellationToken.None))
        {
            LogRefused(app.Logger, "The database lacks migrations. Run the portal once with --migrate.");
            return BadUsage;
        }

        await SeedAsync(app.Services);
        return migrateOnly ? 0 : null;
    }

    private static async Task SeedAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        foreach (var seed in scope.ServiceProvider.GetServices<ISeed>().OrderBy(x => x.Order))
        {
            await seed.RunAsync(CancellationToken.None);
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The portal does not start: {Reason}")]
    private static partial void LogRefused(ILogger logger, string reason);
}
