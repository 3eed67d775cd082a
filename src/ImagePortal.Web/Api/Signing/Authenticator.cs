using ImagePortal.Core;
using ImagePortal.Core.Accounts.Keys;
using ImagePortal.Web.Api.Wire;
using Microsoft.Extensions.Options;

namespace ImagePortal.Web.Api.Signing;

/// <summary>Finds out whose call it is: the one place where API requests are authenticated.</summary>
internal sealed class Authenticator(ApiKeyRing keys, IOptionsMonitor<ApiOptions> options, TimeProvider time)
{
    /// <summary>Seconds either way; within them a request may come again, as with the vendor: two equal reads of one second have one signature.</summary>
    internal const int Window = 300;

    /// <param name="pairs">Of a query or form; empty for others.</param>
    internal async Task<Result<KnownApiKey>> CheckAsync(
        WireRequest request, IReadOnlyList<KeyValuePair<string, string>> pairs, CancellationToken cancellationToken)
    {
        var read = Tc3Signature.IsUsedBy(request) ? Tc3Signature.Read(request) : FormSignature.Read(request, pairs);
        if (!read.Ok)
        {
            return read.Error;
        }

        var signature = read.Value;
        var behind = time.GetUtcNow().ToUnixTimeSeconds() - signature.Timestamp;
        if (behind is > Window or < -Window)
        {
            return ApiErrors.Expired(behind, Window);
        }

        if (!SecretId.TryParse(signature.SecretId, out var id) || await keys.FindAsync(id, cancellationToken) is not { } key)
        {
            return ApiErrors.KeyUnknown(signature.SecretId);
        }

        if (!signature.IsMadeWith(key.Secret, HostsOf(request)))
        {
            return ApiErrors.SignatureWrong;
        }

        if (!string.IsNullOrEmpty(signature.Token))
        {
            return ApiErrors.TokenRefused;
        }

        return key.Enabled ? key : ApiErrors.KeyDisabled(key.Id.Value);
    }

    /// <summary>The host as it was called, without its port, and the other names that this portal goes by.</summary>
    private string[] HostsOf(WireRequest request)
    {
        var colon = request.Host.LastIndexOf(':');
        var hasPort = colon > 0 && request.Host.AsSpan(colon + 1).IndexOfAnyExceptInRange('0', '9') < 0;
        IEnumerable<string> called = hasPort ? [request.Host, request.Host[..colon]] : [request.Host];
        return [.. called, .. options.CurrentValue.HostNames];
    }
}
