using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using ImagePortal.Core;

namespace ImagePortal.Web.Api.Wire;

/// <summary>The parameters of an action, taken from the type of its request: what binds them also describes them.</summary>
internal sealed class RequestShape
{
    private static readonly ConcurrentDictionary<Type, RequestShape> Shapes = new();

    private readonly Type _type;
    private readonly Dictionary<string, ParameterShape> _exact;
    private readonly Dictionary<string, ParameterShape> _anyCase;

    private RequestShape(Type type)
    {
        _type = type;
        Parameters = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(x => x.CanWrite).Select(x => new ParameterShape(x))];
        _exact = Parameters.ToDictionary(x => x.Name, StringComparer.Ordinal);
        _anyCase = Parameters.ToDictionary(x => x.Name, StringComparer.OrdinalIgnoreCase);
    }

    internal IReadOnlyList<ParameterShape> Parameters { get; }

    internal static RequestShape Of(Type type) => Shapes.GetOrAdd(type, x => new RequestShape(x));

    /// <param name="at">Where the value stands, for refusals: empty or <c>Filters.0.</c></param>
    /// <param name="anyCase">The form of 2017 begins names with small letters.</param>
    internal Result<object> Bind(WireValue value, string at = "", bool anyCase = false)
    {
        if (value.Kind != WireKind.Members)
        {
            return ApiErrors.WrongType(at.TrimEnd('.'), "an object");
        }

        var bound = RuntimeHelpers.GetUninitializedObject(_type);
        var known = anyCase ? _anyCase : _exact;
        foreach (var (name, member) in value.Members)
        {
            if (!known.TryGetValue(name, out var parameter))
            {
                return ApiErrors.UnknownParameter(at + name, known.Keys);
            }

            if (member.Kind == WireKind.Null)
            {
                continue;
            }

            var read = parameter.Read(member, at + name, anyCase);
            if (!read.Ok)
            {
                return read.Error;
            }

            parameter.Set(bound, read.Value);
        }

        return Parameters.FirstOrDefault(x => x.IsRequired && x.Get(bound) is null) is { } missing
            ? ApiErrors.Missing(at + missing.Name)
            : Result.Of(bound);
    }
}
