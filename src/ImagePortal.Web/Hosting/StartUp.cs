using ImagePortal.Core;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Persistence;
using Microsoft.Extensions.Options;

namespace ImagePortal.Web.Hosting;

/// <summary>What happens before the first request: the data folder is taken, the database brought up to date, the first rows put in place.</summary>
internal static partial class StartUp
{
    private const int NotIntact = 1;
    private const int BadUsage = 2;

    /// <summary>
    /// An exit code where the command line asks for one step only (<c>--migrate</c>, <c>--create-operator</c>, <c>--verify-audit</c>) or the start is refused; null to go on
    /// and serve.
    /// </summary>
    internal static async Task<int?> RunAsync(WebApplication app, string[] args)
    {
        if (args.Contains("--verify-audit"))
        {
            // Only reads: it may run beside a portal at work, and takes nothing from it.
            return await VerifyAuditAsync(app.Services);
        }

        var migrate = args.Contains("--migrate");
        var createOperator = args.Contains("--create-operator");
        try
        {
            app.Services.GetRequiredService<EmbeddedLock>().Take();
            if (migrate || app.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value.MigrateAtStart)
            {
                await app.Services.GetRequiredService<DatabaseMigrator>().RunAsync(CancellationToken.None);
            }
        }
        catch (Exception refused) when (refused is InvalidOperationException or OptionsValidationException)
        {
            LogRefused(app.Logger, refused.Message);
            return BadUsage;
        }

        if (!await app.Services.GetRequiredService<DatabaseMigrator>().IsReadyAsync(CancellationToken.None))
        {
            LogRefused(app.Logger, "The database lacks migrations. Run the portal once with --migrate.");
            return BadUsage;
        }

        if (createOperator && string.IsNullOrEmpty(app.Configuration["Portal:FirstOperator:Email"]))
        {
            LogRefused(app.Logger, "--create-operator needs Portal:FirstOperator:Email and Portal:FirstOperator:Password, as settings or arguments.");
            return BadUsage;
        }

        await SeedAsync(app.Services);
        return migrate || createOperator ? 0 : null;
    }

    private static async Task<int> VerifyAuditAsync(IServiceProvider services)
    {
        if (!await services.GetRequiredService<DatabaseMigrator>().IsReadyAsync(CancellationToken.None))
        {
            Console.Error.WriteLine("The database does not answer, or lacks migrations. Check Portal:Database and Portal:DataPath.");
            return BadUsage;
        }

        var verdict = await services.GetRequiredService<VerifyAudit>().RunAsync(CancellationToken.None);
        Console.WriteLine(verdict.IsIntact
            ? $"The audit is intact: {verdict.Sealed} entries in the chain, {verdict.Waiting} waiting for it."
            : $"The audit is NOT intact. {verdict.Finding}");
        return verdict.IsIntact ? 0 : NotIntact;
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
