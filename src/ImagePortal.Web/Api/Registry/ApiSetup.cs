using ImagePortal.Web.Api.Actions;
using ImagePortal.Web.Api.Signing;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ImagePortal.Web.Api.Registry;

/// <summary>Registers the API. A class with <see cref="ActionAttribute"/> is an action; nothing else has to be told of it.</summary>
internal static class ApiSetup
{
    internal static IReadOnlyList<Type> Actions { get; } = [.. typeof(ApiSetup).Assembly.GetTypes().Where(x => x.IsDefined(typeof(ActionAttribute), inherit: false))];

    internal static IServiceCollection AddPortalApi(this IServiceCollection services)
    {
        services.AddOptions<ApiOptions>().BindConfiguration("Portal:Api").ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ApiOptions>, ApiOptionsValidator>());
        foreach (var action in Actions)
        {
            services.AddSingleton(action);
        }

        services.AddSingleton<OwnImages>().AddSingleton<ImageShares>();
        return services.AddSingleton(new ActionRegistry(Actions)).AddSingleton<Authenticator>().AddSingleton<ApiRates>().AddSingleton<KnownRegions>().AddSingleton<ApiEndpoint>();
    }

    internal static void UsePortalApi(this WebApplication app) =>
        app.MapWhen(ApiEndpoint.IsCall, api => api.Run(app.Services.GetRequiredService<ApiEndpoint>().RunAsync));
}
