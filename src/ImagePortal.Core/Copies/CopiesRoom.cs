using ImagePortal.Core.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Core.Copies;

/// <summary>Copies in other regions.</summary>
internal static class CopiesRoom
{
    internal static IServiceCollection AddCopies(this IServiceCollection services) => services
        .AddSingleton<PlanCopies>()
        .AddSingleton<StartCopies>()
        .AddSingleton<ListCopies>()
        .AddSingleton<PublishImage>()
        .AddSingleton<CopyConclusion>()
        .AddSingleton<IOperationHandler, CopyHandler>();
}
