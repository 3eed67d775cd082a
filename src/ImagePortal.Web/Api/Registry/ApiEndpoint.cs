using ImagePortal.Core;
using ImagePortal.Core.Accounts.Keys;
using ImagePortal.Core.Images;
using ImagePortal.Core.Regions;
using ImagePortal.Web.Api.Signing;
using ImagePortal.Web.Api.Wire;
using Microsoft.Extensions.Options;

namespace ImagePortal.Web.Api.Registry;

/// <summary>Answers a call: reads it, finds out whose it is and what is asked, runs the action. Whatever happens, it answers in the wire's form.</summary>
internal sealed partial class ApiEndpoint(
    ActionRegistry registry,
    Authenticator authenticator,
    ApiKeyRing keys,
    ApiRates rates,
    KnownRegions knownRegions,
    Refusals refusals,
    IOptionsMonitor<LimitOptions> limits,
    TimeProvider time,
    ILogger<ApiEndpoint> logger)
{
    private const string Nothing = "-";
    private const int MaxTrace = 128;

    private static readonly Func<ILogger, string, IDisposable?> RequestScope = LoggerMessage.DefineScope<string>("RequestId {RequestId}");

    /// <summary>Calls come to the address of the front page: a POST always is one, a GET when it says what it asks for.</summary>
    internal static bool IsCall(HttpContext http)
    {
        var request = http.Request;
        return request.Path == WireRequest.OldPath
            || (request.Path == "/"
                && (HttpMethods.IsPost(request.Method)
                    || request.Headers.ContainsKey("X-TC-Action")
                    || request.Headers.Authorization.ToString().StartsWith("TC3-", StringComparison.Ordinal)
                    || request.Query.ContainsKey("Action") || request.Query.ContainsKey("SecretId") || request.Query.ContainsKey("Signature")));
    }

    internal async Task RunAsync(HttpContext http)
    {
        var call = new Answering(http, Guid.NewGuid().ToString(), time.GetTimestamp());
        using var scope = RequestScope(logger, call.RequestId);
        if (http.Request.Headers["X-TC-TraceId"] is [{ Length: > 0 and <= MaxTrace } trace] && !trace.Any(x => x is < ' ' or > '~'))
        {
            http.Response.Headers["X-TC-TraceId"] = trace;
        }

        try
        {
            var answer = await AnswerAsync(call, http.RequestAborted);
            await SendAsync(call, answer, http.RequestAborted);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer any more.
        }
        catch (BadHttpRequestException broken) when (broken.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await SendAsync(call, ApiErrors.TooLarge("body", WireReader.MaxBody >> 10), http.RequestAborted);
        }
        catch (BadHttpRequestException) when (!http.Response.HasStarted)
        {
            await SendAsync(call, ApiErrors.BrokenBody, http.RequestAborted);
        }
        catch (Exception fault) when (!http.Response.HasStarted)
        {
            LogFault(fault, call.Action, call.RequestId);
            await SendAsync(call, ApiErrors.Internal, http.RequestAborted);
        }
    }

    private async Task<Result<ApiResponse>> AnswerAsync(Answering call, CancellationToken cancellationToken)
    {
        var read = await WireReader.ReadAsync(call.Http, cancellationToken);
        if (!read.Ok)
        {
            return read.Error;
        }

        var request = read.Value;
        call.From = request.Address;
        if (!request.IsGet && !HttpMethods.IsPost(request.Method))
        {
            return ApiErrors.BadProtocol;
        }

        var isForm = request.IsGet || request.MediaType == FlatParameters.MediaType;
        IReadOnlyList<KeyValuePair<string, string>> pairs = isForm ? FlatParameters.Pairs(request) : [];
        var known = await authenticator.CheckAsync(request, pairs, cancellationToken);
        if (!known.Ok)
        {
            refusals.NoteStranger(request.Address, known.Error.Code, "API");
            return known.Error;
        }

        var key = known.Value;
        call.Key = key.Id.Value;
        string? Common(string header, string name) => request.Header(header) ?? FormSignature.ValueOf(pairs, name);
        var version = Common("X-TC-Version", "Version");
        call.IsOld = request.IsOld && version is null;
        await keys.NoteUseAsync(key, FromOf(request, Common("X-TC-RequestClient", "RequestClient")), cancellationToken);

        var found = registry.Find(Common("X-TC-Action", "Action"), version ?? (request.IsOld ? null : ""));
        if (!found.Ok)
        {
            return found.Error;
        }

        call.Found = found.Value;
        var perSecond = limits.CurrentValue.ApiRequestsPerSecond;
        if (!rates.Take(key.Id, call.Action, perSecond))
        {
            return ApiErrors.TooFast(call.Action, perSecond);
        }

        var region = await FindRegionAsync(Common("X-TC-Region", "Region"), call.Found.About.NeedsRegion, request.IsOld || call.Found.About.Today is not null, cancellationToken);
        if (!region.Ok)
        {
            return region.Error;
        }

        var parameters = await ReadParametersAsync(request, pairs, isForm, cancellationToken);
        var bound = parameters.Ok ? call.Found.Request.Bind(parameters.Value, anyCase: request.IsOld || call.Found.About.Today is not null) : parameters.Error;
        if (!bound.Ok)
        {
            return bound.Error;
        }

        var caller = key.Caller with { From = $"{key.Id} {request.Address}" };
        return await call.Found.RunAsync(bound.Value, new ApiCall(caller, region.Value, call.RequestId), call.Http.RequestServices, cancellationToken);
    }

    private static async Task<Result<WireValue>> ReadParametersAsync(
        WireRequest request, IReadOnlyList<KeyValuePair<string, string>> pairs, bool isForm, CancellationToken cancellationToken) => request.MediaType switch
        {
            _ when isForm => FlatParameters.Read(pairs),
            JsonParameters.MediaType => JsonParameters.Read(request.Body),
            MultipartParameters.MediaType => await MultipartParameters.ReadAsync(request, cancellationToken),
            _ => ApiErrors.BadProtocol,
        };

    private async Task<Result<RegionCode>> FindRegionAsync(string? text, bool isNeeded, bool isOld, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(text))
        {
            return isNeeded ? ApiErrors.NoRegion : default(RegionCode);
        }

        var name = isOld ? OldRegions.Translate(text) : text;
        return await knownRegions.FindAsync(name, cancellationToken) is { } region ? region : ApiErrors.UnknownRegion(text);
    }

    private static string FromOf(WireRequest request, string? client) => string.IsNullOrWhiteSpace(client) ? request.Address : $"{request.Address} {string.Concat(client.Where(x => !char.IsControl(x)))}";

    private async Task SendAsync(Answering call, Result<ApiResponse> answer, CancellationToken cancellationToken)
    {
        var code = answer.Ok ? "OK" : WireCodes.Of(answer.Error, call.Action);
        var took = time.GetElapsedTime(call.StartedAt);
        ApiMetrics.Count(call.Action, code, took);
        LogAnswered(call.Found is null || !answer.Ok ? LogLevel.Information : LogLevel.Debug, call.Action, code, took.TotalMilliseconds, call.Key, call.From, call.RequestId);
        if (!answer.Ok)
        {
            var message = answer.Error.Fix is { } fix ? $"{answer.Error.Message} {fix}" : answer.Error.Message;
            await (call.IsOld
                ? OldAnswer.WriteAsync(call.Http, code, message, call.RequestId, cancellationToken)
                : WireAnswer.WriteAsync(call.Http, code, message, call.RequestId, cancellationToken));
            return;
        }

        answer.Value.RequestId = call.RequestId;
        if (call.Found!.About.Today is { } today)
        {
            answer.Value.DeprecatedWarning = call.Found.IsOldForm
                ? $"This is the form of 2017. Call {today} at / instead."
                : $"{call.Action} is a name of 2017. Call {today} instead.";
        }

        await (call.IsOld
            ? OldAnswer.WriteAsync(call.Http, answer.Value, call.Found.ResponseJson, cancellationToken)
            : WireAnswer.WriteAsync(call.Http, answer.Value, call.Found.ResponseJson, cancellationToken));
    }

    [LoggerMessage(Message = "{Action} answered {Code} in {Milliseconds:0.0} ms to {Key} from {From}, request {RequestId}")]
    private partial void LogAnswered(LogLevel level, string action, string code, double milliseconds, string key, string from, string requestId);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Action} broke, request {RequestId}")]
    private partial void LogFault(Exception fault, string action, string requestId);

    /// <summary>What is known of a call so far, for the log and the metrics however it ends.</summary>
    private sealed class Answering(HttpContext http, string requestId, long startedAt)
    {
        internal HttpContext Http { get; } = http;

        internal string RequestId { get; } = requestId;

        internal long StartedAt { get; } = startedAt;

        internal ApiAction? Found { get; set; }

        /// <summary>The form of 2017, as far as is known: whoever names a version at its address wants today's answers.</summary>
        internal bool IsOld { get; set; } = http.Request.Path == WireRequest.OldPath;

        /// <summary>Only names that exist: what a stranger sends makes no series of a metric.</summary>
        internal string Action => Found?.Name ?? Nothing;

        internal string Key { get; set; } = Nothing;

        internal string From { get; set; } = Nothing;
    }
}
