using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ImagePortal.Web.Api.Wire;

/// <summary>Writes answers in the form of 2017: a number, 0 for success, and the fields beside it with small first letters.</summary>
internal static class OldAnswer
{
    internal static Task WriteAsync(HttpContext http, ApiResponse response, JsonTypeInfo type, CancellationToken cancellationToken) =>
        WireAnswer.SendAsync(
            http,
            json =>
            {
                json.WriteStartObject();
                json.WriteNumber("code", 0);
                json.WriteString("message", "");
                json.WriteString("codeDesc", "Success");
                foreach (var field in JsonSerializer.SerializeToElement(response, type).EnumerateObject())
                {
                    json.WritePropertyName(SpellOf(field.Name));
                    field.Value.WriteTo(json);
                }

                json.WriteEndObject();
            },
            cancellationToken);

    internal static Task WriteAsync(HttpContext http, string code, string message, string requestId, CancellationToken cancellationToken) =>
        WireAnswer.SendAsync(
            http,
            json =>
            {
                json.WriteStartObject();
                json.WriteNumber("code", NumberOf(code));
                json.WriteString("message", $"({code}) {message}");
                json.WriteString("codeDesc", code);
                json.WriteString("requestId", requestId);
                json.WriteEndObject();
            },
            cancellationToken);

    /// <summary>A name of today as it was spelled then.</summary>
    internal static string SpellOf(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>Clients of that time look at the number alone.</summary>
    internal static int NumberOf(string code) => code.Split('.')[0] switch
    {
        "AuthFailure" when code is "AuthFailure.SecretIdNotFound" => 4104,
        "AuthFailure" when code is "AuthFailure.InvalidSecretId" => 4103,
        "AuthFailure" when code is "AuthFailure.TokenFailure" => 4105,
        "AuthFailure" when code is "AuthFailure.SignatureExpire" => 4500,
        "AuthFailure" => 4100,
        "UnauthorizedOperation" => 4102,
        "RequestLimitExceeded" or "LimitExceeded" or "ImageQuotaLimitExceeded" or "OverQuota" => 4400,
        "UnsupportedProtocol" => 4600,
        "InvalidImageId" or "InvalidInstanceId" when code.EndsWith(".NotFound", StringComparison.Ordinal) => 5000,
        "ResourceNotFound" or "InvalidAccountId" => 5000,
        "FailedOperation" or "MutexOperation" or "OperationDenied" or "ResourceInUse" or "UnsupportedOperation" => 5100,
        "NoSuchVersion" => 6100,
        "ResourceUnavailable" or "ResourceInsufficient" => 6200,
        WireCodes.Internal => 6000,
        _ => 4000,
    };
}
