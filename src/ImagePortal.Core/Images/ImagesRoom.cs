using ImagePortal.Core.Images.Search;
using ImagePortal.Disks;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Core.Images;

/// <summary>Images, their limits and their stores.</summary>
internal static class ImagesRoom
{
    internal static IServiceCollection AddImages(this IServiceCollection services) => services
        .AddOptionsOf<LimitOptions, LimitOptionsValidator>("Portal:Limits")
        .AddOptionsOf<ImportLimits, ImportLimitsValidator>("Portal:Imports")
        .AddOptionsOf<StorageOptions, StorageOptionsValidator>("Portal:Storage")
        .AddSingleton<AccountLimits>()
        .AddSingleton<GetAccountUsage>()
        .AddSingleton<QuotaNews>()
        .AddSingleton<ImageStores>()
        .AddSingleton<DiskInspector>()
        .AddSingleton<DiskIntake>()
        .AddSingleton<ListImages>()
        .AddSingleton<WholeLists>()
        .AddSingleton<SearchImages>()
        .AddSingleton<LocateImages>()
        .AddSingleton<CountImages>()
        .AddSingleton<GetImage>()
        .AddSingleton<ListImageHistory>()
        .AddSingleton<DismissImage>()
        .AddSingleton<EditImage>()
        .AddSingleton<TagImages>()
        .AddSingleton<ListImageTags>()
        .AddSingleton<SuggestTags>()
        .AddSingleton<ListSavedViews>()
        .AddSingleton<KeepView>()
        .AddSingleton<GetListLook>()
        .AddSingleton<KeepListLook>()
        .AddSingleton<FindImages>()
        .AddSingleton<ListOffers>()
        .AddSingleton<ReviseOffer>()
        .AddSingleton<RetireOffers>()
        .AddSingleton<DeleteImages>()
        .AddSingleton<RestoreImages>()
        .AddSingleton<ListRecycled>()
        .AddSingleton<PurgeImages>()
        .AddSingleton<ISweep>(x => x.GetRequiredService<PurgeImages>())
        .AddScoped<ISeed, SeedImages>();
}
