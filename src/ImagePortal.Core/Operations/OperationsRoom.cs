using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Core.Operations;

/// <summary>Long work that survives a crash.</summary>
internal static class OperationsRoom
{
    internal static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddSingleton<OperationHints>()
        .AddSingleton<OperationLease>()
        .AddSingleton<OperationSignals>()
        .AddSingleton<OperationRunner>()
        .AddSingleton<AdvanceOperationJob>()
        .AddSingleton<ISweep, OperationSweep>()
        .AddSingleton<ListOperations>()
        .AddSingleton<GetOperation>()
        .AddSingleton<CancelOperation>()
        .AddSingleton<GetOverview>();
}
