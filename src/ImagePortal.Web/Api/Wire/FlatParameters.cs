using System.Text;
using ImagePortal.Core;

namespace ImagePortal.Web.Api.Wire;

/// <summary>Parameters of a query or a form, where lists and objects are flattened: <c>Filters.0.Values.1=x</c>.</summary>
internal static class FlatParameters
{
    internal const string MediaType = "application/x-www-form-urlencoded";

    private const int MaxPairs = 2000;
    private const int MaxDepth = 8;

    // They speak of the call and not of what it does.
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "Action", "Version", "Region", "Timestamp", "Nonce", "SecretId", "SignatureMethod", "Signature", "Token", "Language", "RequestClient",
    };

    /// <summary>Names and values, decoded, in the order they came.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> Pairs(WireRequest request)
    {
        var text = request.IsGet ? request.Query : Encoding.UTF8.GetString(request.Body.Span);
        return
        [
            .. text.Split('&', StringSplitOptions.RemoveEmptyEntries).Take(MaxPairs + 1).Select(pair =>
            {
                var equals = pair.IndexOf('=', StringComparison.Ordinal);
                return equals < 0 ? new KeyValuePair<string, string>(Decode(pair), "") : new(Decode(pair[..equals]), Decode(pair[(equals + 1)..]));
            }),
        ];
    }

    internal static Result<WireValue> Read(IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        if (pairs.Count > MaxPairs)
        {
            return ApiErrors.TooLarge("parameters", MaxPairs);
        }

        var root = WireValue.OfMembers([], isLoose: true);
        foreach (var (name, value) in pairs.Where(x => !Common.Contains(x.Key)))
        {
            if (!Put(root, name.Split('.'), value))
            {
                return ApiErrors.BadName(name);
            }
        }

        return root;
    }

    /// <summary>False for a name that contradicts an earlier one, or comes twice.</summary>
    private static bool Put(WireValue root, string[] path, string value)
    {
        if (path.Length > MaxDepth)
        {
            return false;
        }

        var at = root;
        foreach (var step in path.SkipLast(1))
        {
            if (!at.Members.TryGetValue(step, out var next))
            {
                at.Members[step] = next = WireValue.OfMembers([], isLoose: true);
            }
            else if (next.Kind != WireKind.Members)
            {
                return false;
            }

            at = next;
        }

        return at.Members.TryAdd(path[^1], WireValue.OfText(value, isLoose: true));
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
