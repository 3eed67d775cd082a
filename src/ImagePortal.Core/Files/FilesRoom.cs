using ImagePortal.Core.Files.Fetching;
using ImagePortal.Core.Images;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Core.Files;

/// <summary>Where disks come from: uploads waiting to be imported, buckets, and servers of others.</summary>
internal static class FilesRoom
{
    internal static IServiceCollection AddFiles(this IServiceCollection services) => services.AddFetching()
        .AddSingleton<StagingArea>()
        .AddSingleton<UploadLocks>()
        .AddSingleton<CreateUpload>()
        .AddSingleton<GetUpload>()
        .AddSingleton<ListFiles>()
        .AddSingleton<AppendToUpload>()
        .AddSingleton<RemoveFile>()
        .AddSingleton<IDiskSource, UploadedDiskSource>()
        .AddSingleton<IDiskSource, BucketDiskSource>()
        .AddSingleton<ISweep, ExpiredFilesSweep>()
        .AddSingleton<ISweep, EndedUploadsSweep>();

    private static IServiceCollection AddFetching(this IServiceCollection services)
    {
        services.AddDataProtection();
        return services
            .AddSingleton<FetchLimits>()
            .AddSingleton<IHostResolver, SystemResolver>()
            .AddSingleton<FetchPolicy>()
            .AddSingleton<FetchTrust>()
            .AddSingleton<GuardedConnector>()
            .AddSingleton<GuardedFetcher>()
            .AddSingleton<KeptAddresses>()
            .AddSingleton<BroughtFiles>()
            .AddSingleton<IDiskSource, UrlDiskSource>();
    }
}
