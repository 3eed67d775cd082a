using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Core.Regions;

/// <summary>Where images live.</summary>
internal static class RegionsRoom
{
    internal static IServiceCollection AddRegions(this IServiceCollection services) => services
        .AddSingleton<ListRegions>()
        .AddSingleton<AddRegion>()
        .AddSingleton<EditRegion>()
        .AddSingleton<MoveRegion>()
        .AddScoped<ISeed, SeedRegions>();
}
