using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Shell;

/// <summary>The addresses of the portal's own pages.</summary>
internal static class KnownPages
{
    private static readonly HashSet<string> Paths =
    [
        .. typeof(App).Assembly.GetTypes()
            .SelectMany(x => x.GetCustomAttributes(typeof(RouteAttribute), inherit: false).Cast<RouteAttribute>())
            .Select(x => x.Template.TrimStart('/')),
    ];

    internal static bool Has(string path) => Paths.Contains(path);
}
