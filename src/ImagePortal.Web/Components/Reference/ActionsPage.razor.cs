using ImagePortal.Web.Api.Registry;
using ImagePortal.Web.Api.Wire;
using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Reference;

/// <summary>The actions of the API for people to read, from the registry that answers them.</summary>
public sealed partial class ActionsPage
{
    private string _search = "";

    [Inject] internal ActionRegistry Registry { get; init; } = null!;

    private IReadOnlyList<ApiAction> Shown => [.. Registry.All.Where(Matches)];

    private static string FormOf(ApiAction action) =>
        action.IsOldForm ? $"the form of 2017 at {action.Path}; every other name of 2017 works there too" : $"version {action.Version}";

    private static string NameOf(ApiAction action, ParameterShape parameter) => action.IsOldForm ? OldAnswer.SpellOf(parameter.Name) : parameter.Name;

    private static string KindOf(ParameterShape parameter)
    {
        var kind = parameter.Type switch
        {
            ParameterType.Text => "text",
            ParameterType.Integer => "whole number",
            ParameterType.Boolean => "true or false",
            _ => string.Join(", ", parameter.Members!.Parameters.Select(x => x.Name)),
        };
        return $"{(parameter.IsList ? $"list of {kind}" : kind)}{(parameter.IsRequired ? ", required" : "")}";
    }

    private static string LimitsOf(ParameterShape parameter) => string.Join(
        " ",
        new[]
        {
            parameter.MaxLength > 0 ? $"At most {parameter.MaxLength} characters." : null,
            parameter.MaxItems > 0 ? $"At most {parameter.MaxItems} of them." : null,
            parameter is { Type: ParameterType.Integer, Range.Max: < int.MaxValue and var max } ? $"At most {max}." : null,
        }.OfType<string>());

    private bool Matches(ApiAction action)
    {
        var text = _search.Trim();
        return Names(action).Any(x => x.Contains(text, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> Names(ApiAction action) => [action.Name, .. action.Request.Parameters.Select(x => x.Name), .. action.About.Codes];
}
