using Hangfire;
using ImagePortal.Core;
using ImagePortal.Web.Api.Audit;
using ImagePortal.Web.Api.Description;
using ImagePortal.Web.Api.Images;
using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Uploads;
using ImagePortal.Web.Components;

namespace ImagePortal.Web.Hosting;

/// <summary>Builds and runs the portal; what it can do besides is in <see cref="StartUp"/>.</summary>
internal static class PortalHost
{
    internal static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,

            // Settings and assets lie beside the program, from whatever folder it is started. What libraries and the compiler bring is in the
            // usual wwwroot once the portal is published, and where it was built until then.
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(x =>
        {
            x.AddServerHeader = false;

            // Signed GET calls carry up to 32 KiB in their query; what is longer shall hear so in the API's own form.
            x.Limits.MaxRequestLineSize = 64 << 10;
        });
        AddServices(builder);

        var app = builder.Build();
        if (await StartUp.RunAsync(app, args) is { } exitCode)
        {
            return exitCode;
        }

        Use(app);
        await app.RunAsync();
        return 0;
    }

    private static void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddPortalCore(builder.Configuration);
        builder.Services.AddPortalJobs(builder.Configuration);
        builder.Services.AddPortalAuthentication(builder.Configuration);
        builder.Services.AddPortalTelemetry(builder.Configuration);
        builder.Services.AddPortalComponents();
        builder.Services.AddPortalApi();
        builder.Services.AddSingleton<PublicAddress>();
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: [DatabaseHealth.Tag]);
    }

    private static void Use(WebApplication app)
    {
        app.UsePortalApi();
        app.UsePortalSecurityHeaders();
        app.UseExceptionHandler("/error", createScopeForErrors: true);

        // People get a page; programs keep the bare status of uploads, metrics and health.
        app.UseWhen(AsksForPage, x => x.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));
        app.UsePortalAssets();
        app.UseRouting();
        app.UseAuthentication();
        app.UseOrigin();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapStaticAssets();
        app.MapUploads();
        app.MapReports();
        app.MapDownloads();
        app.MapOpenApi();
        app.MapAuditExport();
        app.MapSignOut();
        app.MapOwnSignIn();
        app.MapPortalHealth();
        app.MapPrometheusScrapingEndpoint("/metrics");
        app.MapHangfireDashboard("/admin/jobs", new DashboardOptions { Authorization = [new OperatorsOnly()] });
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }

    /// <summary>A person with a browser, not a program.</summary>
    internal static bool AsksForPage(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
}
