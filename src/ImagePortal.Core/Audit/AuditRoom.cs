using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Core.Audit;

/// <summary>Who did what, and who was not allowed to.</summary>
internal static class AuditRoom
{
    internal static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddOptionsOf<AuditOptions, AuditOptionsValidator>("Portal:Audit")
        .AddSingleton<AuditKey>()
        .AddSingleton<AuditAnchors>()
        .AddSingleton<IInterceptor, AuditSigner>()
        .AddSingleton<Refusals>()
        .AddSingleton<RecordRefusals>()
        .AddSingleton<ISweep>(x => x.GetRequiredService<RecordRefusals>())
        .AddSingleton<ISweep, SealAudit>()
        .AddHostedService<RefusalService>()
        .AddSingleton<AuditReader>()
        .AddSingleton<SearchAudit>()
        .AddSingleton<ExportAudit>()
        .AddSingleton<VerifyAudit>();
}
