using System.Net;
using System.Net.Http.Headers;
using ImagePortal.Core.Images;

namespace ImagePortal.Core.Files.Fetching;

/// <summary>What a server tells of a file when asked for its first bytes.</summary>
/// <param name="From">Who answered, at the end of all redirects.</param>
/// <param name="Length">Bytes in all.</param>
/// <param name="Tag">Its entity tag; null where the server tells none.</param>
/// <param name="First">Its first bytes, where the server gives parts; null where it gives all or nothing.</param>
internal sealed record RemoteFile(FetchAddress From, long Length, EntityTagHeaderValue? Tag, DateTimeOffset? Modified, byte[]? First)
{
    /// <summary>Enough for the head of every format, and small enough to be thrown away.</summary>
    internal const int FirstLength = 64 << 10;

    /// <summary>Another file, or the same after a change, has another one; null where the server tells nothing to know it by.</summary>
    internal string? State => Tag is null && Modified is null ? null : $"{Length} {Tag} {Modified:O}";

    /// <summary>Asks for the first bytes.</summary>
    /// <exception cref="DiskSourceException">Nobody answers as wanted.</exception>
    internal static Task<RemoteFile> LookAsync(GuardedFetcher fetcher, FetchAddress address, CancellationToken cancellationToken) => fetcher.GetAsync(
        address,
        headers => headers.Range = new RangeHeaderValue(0, FirstLength - 1),
        async (answer, from, token) =>
        {
            Require(answer);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                return new RemoteFile(from, LengthOf(answer), answer.Headers.ETag, answer.Content.Headers.LastModified, null);
            }

            var range = answer.Content.Headers.ContentRange;
            if (range is not { Unit: "bytes", From: 0, To: { } to, Length: { } length } || to != Math.Min(length, FirstLength) - 1 || !Brings(answer, to + 1))
            {
                throw new DiskSourceException(FetchErrors.Disobeys, mayPass: false);
            }

            var first = new byte[to + 1];
            await using var body = await answer.Content.ReadAsStreamAsync(token);
            await fetcher.FillAsync(body, first, token);
            return new RemoteFile(from, length, answer.Headers.ETag, answer.Content.Headers.LastModified, first);
        },
        cancellationToken,
        FetchLimits.LookAttempts);

    /// <summary>The answer brings bytes as they are, and says how many.</summary>
    internal static void Require(HttpResponseMessage answer)
    {
        var content = answer.Content.Headers;
        if (answer.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && content.ContentRange is { Length: 0 })
        {
            throw new DiskSourceException(FetchErrors.Empty, mayPass: false);
        }

        if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.PartialContent))
        {
            throw new DiskSourceException(FetchErrors.Answers((int)answer.StatusCode), MayPass(answer.StatusCode));
        }

        if (content.ContentEncoding.Any(x => !x.Equals("identity", StringComparison.OrdinalIgnoreCase)))
        {
            throw new DiskSourceException(FetchErrors.Encoded, mayPass: false);
        }
    }

    /// <summary>The body is said to have that many bytes, or nothing is said of it.</summary>
    internal static bool Brings(HttpResponseMessage answer, long bytes) => (answer.Content.Headers.ContentLength ?? bytes) == bytes;

    /// <summary>Another answer about the same file tells of the same bytes.</summary>
    internal bool IsSameIn(HttpResponseMessage answer) =>
        (Tag is null || answer.Headers.ETag is null || Tag.Equals(answer.Headers.ETag))
        && (Modified is null || answer.Content.Headers.LastModified is null || Modified == answer.Content.Headers.LastModified);

    private static long LengthOf(HttpResponseMessage answer) => answer.Content.Headers.ContentLength switch
    {
        null => throw new DiskSourceException(FetchErrors.NoLength, mayPass: false),
        0 => throw new DiskSourceException(FetchErrors.Empty, mayPass: false),
        { } length => length,
    };

    private static bool MayPass(HttpStatusCode status) =>
        (int)status is 408 or 425 or 429 or 500 or 502 or 503 or 504;
}
