using ImagePortal.Core.Images;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Core.Files;

/// <summary>Uploads waiting to be imported.</summary>
internal static class FilesRoom
{
    internal static IServiceCollection AddFiles(this IServiceCollection services) => services
        .AddSingleton<StagingArea>()
        .AddSingleton<UploadLocks>()
        .AddSingleton<CreateUpload>()
        .AddSingleton<GetUpload>()
        .AddSingleton<ListFiles>()
        .AddSingleton<AppendToUpload>()
        .AddSingleton<RemoveFile>()
        .AddSingleton<IDiskSource, UploadedDiskSource>()
        .AddSingleton<ISweep, ExpiredFilesSweep>()
        .AddSingleton<ISweep, EndedUploadsSweep>();
}
