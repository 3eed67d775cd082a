using ImagePortal.Core;

namespace ImagePortal.Web.Api.Wire;

/// <summary>What the wire itself refuses, before or beside any use case. Clients switch on codes; the messages are for the people behind them.</summary>
internal static class ApiErrors
{
    public static Error NoAuthorization { get; } = new(
        ErrorKind.Forbidden, "api.authorization", "The request is not signed, or its Authorization cannot be read. Sign it with TC3-HMAC-SHA256 and an API key of this portal.");

    public static Error SignatureWrong { get; } = new(
        ErrorKind.Forbidden, "api.signature", "The signature does not fit the request. Check the SecretKey, and that nothing changes the request on its way, the Host header included.");

    public static Error TokenRefused { get; } =
        new(ErrorKind.Forbidden, "api.token", "This portal knows no temporary keys. Leave out the token and sign with an API key from the account page.");

    public static Error BadProtocol { get; } = new(
        ErrorKind.Invalid, "api.protocol", "Send a GET, or a POST with the content type application/json, application/x-www-form-urlencoded or multipart/form-data.");

    public static Error BrokenBody { get; } =
        new(ErrorKind.Invalid, "api.body", "The body did not arrive whole, or too slowly. Send it again.");

    public static Error Internal { get; } =
        new(ErrorKind.Unavailable, "api.internal", "Something broke on our side. Try again; if it stays, give the RequestId to the operator of this portal.");

    public static Error NoRegion { get; } = new(ErrorKind.Invalid, "api.region-missing", "The request names no region. Set X-TC-Region, such as ap-guangzhou.");

    public static Error KeyUnknown(string id) =>
        new(ErrorKind.Forbidden, "api.secret-id", $"There is no API key {Shorten(id)}. It may have been deleted; make one on the account page.");

    public static Error KeyDisabled(string id) => new(ErrorKind.Forbidden, "api.key-disabled", $"API key {id} is disabled. Enable it on the account page, or use another.");

    public static Error Expired(long seconds, int limit) => new(
        ErrorKind.Forbidden, "api.expired", $"The request is {Math.Abs(seconds)} s {(seconds < 0 ? "ahead of" : "behind")} this portal's clock; at most {limit} s are allowed. Set the clock of your machine.");

    public static Error TooLarge(string what, int limit) =>
        new(ErrorKind.LimitReached, "api.too-large", $"The {what} is too large; at most {limit}{(what == "parameters" ? "" : " KiB")} are allowed.");

    public static Error NoJson(string where) => new(ErrorKind.Invalid, "api.json", $"The body is no JSON object: {where}.");

    public static Error NoMultipart(string why) => new(ErrorKind.Invalid, "api.multipart", $"The multipart body cannot be read: {why}.");

    public static Error UnknownAction(string action) =>
        new(ErrorKind.Invalid, "api.action", $"There is no action {Shorten(action)}. The list is at /openapi of this portal.");

    public static Error UnknownVersion(string version, IEnumerable<string> known) =>
        new(ErrorKind.Invalid, "api.version", $"There is no version {Shorten(version)}. This portal speaks {string.Join(", ", known)}.");

    public static Error UnknownRegion(string region) => new(ErrorKind.NotFound, "api.region", $"There is no region {Shorten(region)}. DescribeRegions lists those of this portal.");

    public static Error TooFast(string action, int limit) => new(
        ErrorKind.LimitReached, "api.rate", $"{action} was called more than {limit} times a second with this key. Wait a moment and try again.");

    public static Error Missing(string name) => new(ErrorKind.Invalid, "api.missing", $"The parameter {name} is missing.");

    public static Error UnknownParameter(string name, IEnumerable<string> known) => new(
        ErrorKind.Invalid, "api.unknown-parameter", $"There is no parameter {Shorten(name)}. {(known.Any() ? $"There are {string.Join(", ", known)}." : "The action takes none.")}");

    public static Error WrongType(string name, string expected) => new(ErrorKind.Invalid, "api.type", $"The value of {(name.Length > 0 ? Shorten(name) : "the request")} must be {expected}.");

    public static Error BadName(string name) => new(ErrorKind.Invalid, "api.name", $"The parameter name {Shorten(name)} comes twice, is nested too deeply or contradicts another.");

    public static Error BadValue(string name, string value, string hint) => new(ErrorKind.Invalid, "api.value", $"{name} cannot be {Shorten(value)}. {hint}");

    public static Error TooHigh(string name, long value, long limit) => new(ErrorKind.LimitReached, "api.limit", $"{name} is {value}; at most {limit} is allowed.");

    public static Error TooLong(string name, int length, int limit) =>
        new(ErrorKind.Invalid, "api.too-long", $"{name} has {length} characters; at most {limit} are allowed. Shorten it.");

    public static Error TooMany(string name, int count, int limit) =>
        new(ErrorKind.LimitReached, "api.too-many", $"{name} has {count} values; at most {limit} are allowed. Split the call.");

    /// <summary>What others sent is not thrown back at full length.</summary>
    private static string Shorten(string text) => text.Length > 64 ? text[..64] + "…" : text;
}
