using ImagePortal.Core.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Core.Exports;

/// <summary>Images written to object storage.</summary>
internal static class ExportsRoom
{
    internal static IServiceCollection AddExports(this IServiceCollection services) => services
        .AddSingleton<StartExport>()
        .AddSingleton<IOperationHandler, ExportHandler>();
}
