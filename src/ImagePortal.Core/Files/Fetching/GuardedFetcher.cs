using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using ImagePortal.Core.Images;
using Microsoft.Extensions.Logging;

namespace ImagePortal.Core.Files.Fetching;

/// <summary>
/// The one way to ask servers of others. Addresses are judged before each request and each connection, redirects are followed here and judged
/// again, and nothing of the portal's own goes along: no credentials, cookies, proxies or trace headers.
/// </summary>
internal sealed partial class GuardedFetcher : IDisposable
{
    private readonly HttpMessageInvoker _client;
    private readonly FetchPolicy _policy;
    private readonly FetchLimits _limits;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    public GuardedFetcher(FetchPolicy policy, GuardedConnector connector, FetchTrust trust, FetchLimits limits, TimeProvider time, ILogger<GuardedFetcher> logger)
    {
        (_policy, _limits, _time, _logger) = (policy, limits, time, logger);
        _client = new HttpMessageInvoker(new SocketsHttpHandler
        {
            ConnectCallback = (context, token) => connector.ConnectAsync(context.DnsEndPoint, token),
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = trust.Accepts },
            ConnectTimeout = limits.ConnectTime,
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            MaxResponseHeadersLength = 32,
            MaxConnectionsPerServer = 16,

            // What a server still sends of an answer that is done with is not waited for.
            MaxResponseDrainSize = 0,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        });
    }

    /// <summary>Asks for the bytes of a range, or for all, again where that may help, and follows where the answers lead.</summary>
    /// <param name="use">Reads the answer; what it throws as passing is tried again. It gets the address that answered, too.</param>
    /// <param name="attempts">Tries in all; the usual number when null.</param>
    /// <exception cref="DiskSourceException">The address is refused, or nobody answers as wanted.</exception>
    internal async Task<T> GetAsync<T>(
        FetchAddress address,
        Action<HttpRequestHeaders> ask,
        Func<HttpResponseMessage, FetchAddress, CancellationToken, Task<T>> use,
        CancellationToken cancellationToken,
        int? attempts = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var (answer, from) = await FollowAsync(address, ask, cancellationToken);
                using (answer)
                {
                    var result = await use(answer, from, cancellationToken);
                    PortalTelemetry.Fetches.Add(1, new KeyValuePair<string, object?>("end", "answered"));
                    return result;
                }
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested && Translate(failure) is { } translated)
            {
                PortalTelemetry.Fetches.Add(1, new KeyValuePair<string, object?>("end", translated.Refusal.Code));
                LogFailure(failure, address.Host, attempt);
                if (!translated.MayPass || attempt >= (attempts ?? _limits.Attempts))
                {
                    throw translated;
                }
            }

            await Task.Delay(_limits.FirstPause * Math.Pow(4, attempt - 1), _time, cancellationToken);
        }
    }

    /// <summary>Fills the buffer from an answer's body, as fast as it must come.</summary>
    /// <exception cref="IOException">The body ends early, or the connection is lost.</exception>
    internal async Task FillAsync(Stream body, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(_limits.TimeFor(buffer.Length), _time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            await body.ReadExactlyAsync(buffer, limit.Token);
            PortalTelemetry.FetchedBytes.Add(buffer.Length);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DiskSourceException(FetchErrors.TooSlow, mayPass: true);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<(HttpResponseMessage Answer, FetchAddress From)> FollowAsync(
        FetchAddress address, Action<HttpRequestHeaders> ask, CancellationToken cancellationToken)
    {
        FetchAddress? from = null;
        for (var redirects = 0; redirects <= FetchLimits.MaxRedirects; redirects++)
        {
            var judged = _policy.Judge(address, from);
            if (!judged.Ok)
            {
                LogRefused(address.Host, address.Uri.Port, judged.Error.Code);
                throw new DiskSourceException(judged.Error, mayPass: false);
            }

            var answer = await SendAsync(address, ask, cancellationToken);
            if (LeadsTo(answer) is not { } location)
            {
                return (answer, address);
            }

            answer.Dispose();
            var next = address.Follow(location);
            (from, address) = (address, next.Ok ? next.Value : throw new DiskSourceException(next.Error, mayPass: false));
        }

        throw new DiskSourceException(FetchErrors.TooManyRedirects, mayPass: false);
    }

    private async Task<HttpResponseMessage> SendAsync(FetchAddress address, Action<HttpRequestHeaders> ask, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address.Uri);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("ImagePortal", null));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        ask(request.Headers);
        using var late = new CancellationTokenSource(_limits.AnswerTime, _time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        return await _client.SendAsync(request, limit.Token);
    }

    private static string? LeadsTo(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
        && answer.Headers.NonValidated.TryGetValues("Location", out var location)
            ? location.ToString()
            : null;

    /// <summary>What a failure means for the person; null where it is none of the network's.</summary>
    private static DiskSourceException? Translate(Exception failure) => failure switch
    {
        DiskSourceException known => known,
        HttpRequestException { InnerException: RefusedAddressException } => new(FetchErrors.Unreachable, mayPass: false, failure),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } when RefusedCertificate(failure) is { } refused =>
            new(FetchErrors.Certificate(refused.Why), mayPass: false, failure),
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.InvalidResponse } =>
            new(FetchErrors.Disobeys, mayPass: false, failure),
        Disks.Sources.SourceChangedException => null,
        HttpRequestException or IOException or OperationCanceledException => new(FetchErrors.Unreachable, mayPass: true, failure),
        _ => null,
    };

    private static RefusedCertificateException? RefusedCertificate(Exception? failure)
    {
        while (failure is not (null or RefusedCertificateException))
        {
            failure = failure.InnerException;
        }

        return failure as RefusedCertificateException;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Host}:{Port} is not fetched from: {Code}")]
    private partial void LogRefused(string host, int port, string code);

    [LoggerMessage(Level = LogLevel.Information, Message = "Fetching from {Host} failed in attempt {Attempt}")]
    private partial void LogFailure(Exception failure, string host, int attempt);
}
