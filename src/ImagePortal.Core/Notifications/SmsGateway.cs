using System.Net;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Notifications;

/// <summary>Hands SMS to the operator's HTTP gateway.</summary>
public sealed class SmsGateway(IOptions<SmsOptions> options) : IDisposable
{
    private const int MaxAnswer = 4096;
    private const int MaxShown = 200;

    // A gateway that redirects would be handed the secret at an address that nobody set.
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        MaxResponseContentBufferSize = MaxAnswer,
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public bool IsSet => options.Value.IsSet;

    public void Dispose() => _client.Dispose();

    /// <param name="id">The same for each repetition.</param>
    /// <exception cref="DeliveryRefusedException">The gateway refused it for ever.</exception>
    internal async Task SendAsync(string id, string to, string text, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(options.Value.TimeoutSeconds));
        using var request = SmsRequest.Of(options.Value, id, to, text);
        try
        {
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            if (!answer.IsSuccessStatusCode)
            {
                var fault = $"{(int)answer.StatusCode} {await SaidAsync(answer, patience.Token)}".Trim();
                throw IsFinal(answer.StatusCode) ? new DeliveryRefusedException(fault) : new HttpRequestException(fault);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The SMS gateway did not answer within {options.Value.TimeoutSeconds} s.");
        }
    }

    // What is wrong with the message stays wrong; a refused login is the operator's to mend, and anything else passes.
    private static bool IsFinal(HttpStatusCode status) => status is HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Gone
        or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnsupportedMediaType or HttpStatusCode.UnprocessableEntity;

    private async Task<string> SaidAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            var said = await answer.Content.ReadAsStringAsync(cancellationToken);
            var safe = options.Value.Secret is { Length: > 0 } secret ? said.Replace(secret, "•••", StringComparison.Ordinal) : said;
            return safe.Length > MaxShown ? safe[..MaxShown] : safe;
        }
        catch (HttpRequestException)
        {
            return "";
        }
    }
}
