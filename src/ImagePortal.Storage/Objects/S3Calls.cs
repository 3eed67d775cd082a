using Amazon.Runtime;
using Amazon.S3;

namespace ImagePortal.Storage.Objects;

/// <summary>Makes calls of an S3 service: each with a time limit, again after a pause where that may help, and with failures a person can read.</summary>
internal sealed class S3Calls(S3StoreOptions options)
{
    private const int Attempts = 5;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    /// <param name="call">May run several times, each time from its start.</param>
    /// <exception cref="AmazonS3Exception">The service refused with an answer its caller knows better than we do: see <see cref="IsForCaller"/>.</exception>
    /// <exception cref="StoreFullException">The service has no room left.</exception>
    /// <exception cref="IOException">The service cannot be reached, or refuses.</exception>
    public async ValueTask<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(options.RequestTimeout);
            try
            {
                return await call(limit.Token);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested && !IsForCaller(failure))
            {
                if (attempt == Attempts || !MayPass(failure))
                {
                    throw Translate(failure);
                }
            }

            // Spread out, so that many workers do not come back at once.
            await Task.Delay(FirstPause * Math.Pow(2, attempt - 1) * (0.5 + Random.Shared.NextDouble()), cancellationToken);
        }
    }

    private static bool IsForCaller(Exception failure) => failure is AmazonS3Exception
    {
        ErrorCode: "NoSuchKey" or "NotFound" or "PreconditionFailed" or "NotImplemented",
    };

    /// <summary>Whatever broke on the way, and what the service itself calls a passing trouble.</summary>
    private static bool MayPass(Exception failure) => failure switch
    {
        AmazonServiceException { StatusCode: 0 } => true,
        AmazonServiceException answer => (int)answer.StatusCode is >= 500 and not 507 or 429
            || answer.ErrorCode is "SlowDown" or "RequestTimeout" or "ConditionalRequestConflict",
        AmazonClientException or HttpRequestException or IOException or OperationCanceledException => true,
        _ => false,
    };

    private IOException Translate(Exception failure) => failure switch
    {
        AmazonServiceException full when (int)full.StatusCode == 507 || full.ErrorCode is "QuotaExceeded" or "InsufficientStorage" =>
            new StoreFullException(
                $"The object storage at {options.Endpoint} has no room left for {options.Bucket} ({full.ErrorCode}). Free room or raise its quota, then run again: what is stored already is kept.",
                full),
        AmazonServiceException { ErrorCode: "NoSuchBucket" } => new IOException($"The object storage at {options.Endpoint} has no bucket {options.Bucket}. Create it first.", failure),
        AmazonServiceException { ErrorCode: "InvalidAccessKeyId" or "SignatureDoesNotMatch" or "AccessDenied" or "Forbidden" } refused =>
            new IOException($"The object storage at {options.Endpoint} refuses the access key for {options.Bucket} ({refused.ErrorCode}).", failure),
        OperationCanceledException => new IOException(
            $"The object storage at {options.Endpoint} did not answer within {options.RequestTimeout.TotalSeconds:0.#} s, {Attempts} times.", failure),
        AmazonServiceException { StatusCode: not 0 } answer =>
            new IOException($"The object storage at {options.Endpoint} answers {(int)answer.StatusCode} {answer.ErrorCode}: {answer.Message}", failure),
        _ => new IOException($"The object storage at {options.Endpoint} cannot be reached: {failure.GetBaseException().Message}", failure),
    };
}
