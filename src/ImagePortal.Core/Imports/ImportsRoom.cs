using ImagePortal.Core.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Core.Imports;

/// <summary>Disks brought in.</summary>
internal static class ImportsRoom
{
    internal static IServiceCollection AddImports(this IServiceCollection services) => services
        .AddSingleton<ImportEntry>()
        .AddSingleton<FarSources>()
        .AddSingleton<StartImport>()
        .AddSingleton<CheckSource>()
        .AddSingleton<RehearseImport>()
        .AddSingleton<ImportJournals>()
        .AddSingleton<ImportConclusion>()
        .AddSingleton<IOperationHandler, ImportHandler>();
}
