using ImagePortal.Core.Images.Search;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Core.Images;

/// <summary>Images, their limits and their stores.</summary>
internal static class ImagesRoom
{
    internal static IServiceCollection AddImages(this IServiceCollection services) => services
        .AddOptionsOf<LimitOptions, LimitOptionsValidator>("Portal:Limits")
        .AddOptionsOf<ImportLimits, ImportLimitsValidator>("Portal:Imports")
        .AddOptionsOf<StorageOptions, StorageOptionsValidator>("Portal:Storage")
        .AddSingleton<QuotaNews>()
        .AddSingleton<ImageStores>()
        .AddSingleton<ListImages>()
        .AddSingleton<SearchImages>()
        .AddSingleton<LocateImages>()
        .AddSingleton<CountImages>()
        .AddSingleton<GetImage>()
        .AddSingleton<DismissImage>()
        .AddSingleton<EditImage>()
        .AddSingleton<TagImages>()
        .AddSingleton<ListImageTags>()
        .AddSingleton<DeleteImages>()
        .AddSingleton<RestoreImages>()
        .AddSingleton<ListRecycled>()
        .AddSingleton<PurgeImages>()
        .AddSingleton<ISweep>(x => x.GetRequiredService<PurgeImages>())
        .AddScoped<ISeed, SeedImages>();
}
