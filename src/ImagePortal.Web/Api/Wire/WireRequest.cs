namespace ImagePortal.Web.Api.Wire;

/// <summary>A call as it came over the wire. Signatures are checked over these bytes, never over what was read from them.</summary>
/// <param name="Query">Between the question mark and the end of the request line, as sent.</param>
/// <param name="Host">The Host header, with the port where it has one.</param>
internal sealed record WireRequest(
    string Method, string Path, string Query, string Host, string? ContentType, ReadOnlyMemory<byte> Body, IHeaderDictionary Headers, string Address)
{
    internal const string OldPath = "/v2/index.php";

    internal bool IsGet => HttpMethods.IsGet(Method);

    /// <summary>The address of 2017, where names begin with small letters and, unless a version is named, answers are others.</summary>
    internal bool IsOld => Path == OldPath;

    internal string? Header(string name) => Headers[name] is { Count: > 0 } values ? values.ToString() : null;

    /// <summary>The content type without its parameters, in small letters.</summary>
    internal string MediaType => ContentType?.Split(';')[0].Trim().ToLowerInvariant() ?? "";
}
