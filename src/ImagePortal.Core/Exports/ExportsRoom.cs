using ImagePortal.Core.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Core.Exports;

/// <summary>Images taken out by their owners: downloaded, or written to object storage.</summary>
internal static class ExportsRoom
{
    internal static IServiceCollection AddExports(this IServiceCollection services) => services
        .AddSingleton<StartExport>()
        .AddSingleton<PlanExport>()
        .AddSingleton<DownloadPlaces>()
        .AddSingleton<DownloadImage>()
        .AddSingleton<ExportConclusion>()
        .AddSingleton<IOperationHandler, ExportHandler>();
}
