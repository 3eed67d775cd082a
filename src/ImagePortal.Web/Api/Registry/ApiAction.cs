using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using ImagePortal.Core;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Registry;

/// <summary>An action as the registry keeps it: its description, its parameters and the way to run it.</summary>
internal abstract class ApiAction(ActionAttribute about, RequestShape request, Type response)
{
    internal ActionAttribute About { get; } = about;

    internal string Name => About.Name;

    /// <summary>Told in the form of 2017 alone; in that of today its name means another action.</summary>
    internal bool IsOldForm => About.Service == ApiServices.Image;

    /// <summary>Where it is called.</summary>
    internal string Path => IsOldForm ? WireRequest.OldPath : "/";

    internal string Version => ApiServices.VersionOf(About.Service);

    internal RequestShape Request { get; } = request;

    internal Type Response { get; } = response;

    internal JsonTypeInfo ResponseJson { get; } =
        WireJson.Default.GetTypeInfo(response) ?? throw new InvalidOperationException($"{response.Name} is not among the types of {nameof(WireJson)}.");

    /// <summary>The action that the class stands for.</summary>
    internal static ApiAction Of(Type action)
    {
        var types = action.GetInterfaces().Single(x => x.IsGenericType && x.GetGenericTypeDefinition() == typeof(IApiAction<,>)).GetGenericArguments();
        return (ApiAction)Activator.CreateInstance(
            typeof(ApiActionOf<,,>).MakeGenericType([action, .. types]), action.GetCustomAttribute<ActionAttribute>()!)!;
    }

    internal abstract Task<Result<ApiResponse>> RunAsync(object request, ApiCall call, IServiceProvider services, CancellationToken cancellationToken);
}
