using ImagePortal.Core.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Core.Stores;

/// <summary>What keeps the regions' stores sound and small.</summary>
internal static class StoresRoom
{
    internal static IServiceCollection AddStores(this IServiceCollection services) => services
        .AddOptionsOf<UpkeepOptions, UpkeepOptionsValidator>("Portal:Storage:Upkeep")
        .AddSingleton<UpkeepStarter>()
        .AddSingleton<VerifyStore>()
        .AddSingleton<CollectStore>()
        .AddSingleton<StopUpkeep>()
        .AddSingleton<UpkeepConclusion>()
        .AddSingleton<IOperationHandler, VerificationHandler>()
        .AddSingleton<IOperationHandler, CollectionHandler>()
        .AddSingleton<ISweep, UpkeepSweep>()
        .AddSingleton<RegionStoreReader>()
        .AddSingleton<GetRegionStore>()
        .AddSingleton<ListRegionStores>()
        .AddSingleton<MeasureStore>();
}
