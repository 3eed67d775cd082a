using System.Collections.Frozen;
using ImagePortal.Core;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Registry;

/// <summary>Every action there is, by its name and version. Routing, the limits of a second and the description read this one list.</summary>
internal sealed class ActionRegistry
{
    private readonly FrozenDictionary<(string Name, string Version), ApiAction> _actions;

    internal ActionRegistry(IEnumerable<Type> actions)
    {
        All = [.. actions.Select(ApiAction.Of).OrderBy(x => x.About.Service, StringComparer.Ordinal).ThenBy(x => x.Name, StringComparer.Ordinal)];
        _actions = All.ToFrozenDictionary(x => (x.Name, x.Version));
        Versions = [.. All.Where(x => !x.IsOldForm).Select(x => x.Version).Distinct()];
    }

    internal IReadOnlyList<ApiAction> All { get; }

    internal IReadOnlyList<string> Versions { get; }

    /// <param name="version">Null in the form of 2017, which has none.</param>
    internal Result<ApiAction> Find(string? action, string? version)
    {
        if (string.IsNullOrEmpty(action))
        {
            return ApiErrors.Missing("Action");
        }

        if (version is null)
        {
            return (_actions.GetValueOrDefault((action, "")) ?? All.FirstOrDefault(x => x.Name == action)) is { } old ? old : ApiErrors.UnknownAction(action);
        }

        if (version.Length == 0)
        {
            return ApiErrors.Missing("Version");
        }

        return _actions.TryGetValue((action, version), out var found) ? found
            : Versions.Contains(version) ? ApiErrors.UnknownAction(action)
            : ApiErrors.UnknownVersion(version, Versions);
    }
}
