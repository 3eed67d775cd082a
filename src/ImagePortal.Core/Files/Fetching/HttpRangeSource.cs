using System.Net;
using System.Net.Http.Headers;
using ImagePortal.Core.Images;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Core.Files.Fetching;

/// <summary>A file behind a server that gives parts of it (RFC 9110 §14). Every part must belong to the bytes that were there when it was opened.</summary>
internal sealed class HttpRangeSource(GuardedFetcher fetcher, FetchAddress address, RemoteFile file) : IRandomAccessSource
{
    // Where redirects led; a signed place may expire, and is then looked for again.
    private FetchAddress _place = file.From;

    public long Length => file.Length;

    /// <exception cref="SourceChangedException">It is another file now.</exception>
    /// <exception cref="DiskSourceException">It cannot be read.</exception>
    public async ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        var wanted = (int)Math.Clamp(Length - offset, 0, buffer.Length);
        if (wanted == 0)
        {
            return 0;
        }

        if (offset + wanted <= file.First!.Length)
        {
            file.First.AsMemory((int)offset, wanted).CopyTo(buffer);
            return wanted;
        }

        var place = Volatile.Read(ref _place);
        try
        {
            await FetchAsync(place, offset, buffer[..wanted], cancellationToken);
        }
        catch (DiskSourceException gone) when (!gone.MayPass && place != address)
        {
            Volatile.Write(ref _place, address);
            await FetchAsync(address, offset, buffer[..wanted], cancellationToken);
        }

        return wanted;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task<bool> FetchAsync(FetchAddress place, long offset, Memory<byte> buffer, CancellationToken cancellationToken) => fetcher.GetAsync(
        place,
        headers => Ask(headers, offset, offset + buffer.Length - 1),
        async (answer, _, token) =>
        {
            // A whole answer to a conditional question: the condition no longer holds.
            if (answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.RequestedRangeNotSatisfiable or HttpStatusCode.PreconditionFailed)
            {
                throw Changed();
            }

            RemoteFile.Require(answer);
            var range = answer.Content.Headers.ContentRange;
            if (!file.IsSameIn(answer) || range?.Length != Length)
            {
                throw Changed();
            }

            if (range is not { Unit: "bytes" } || range.From != offset || range.To != offset + buffer.Length - 1 || !RemoteFile.Brings(answer, buffer.Length))
            {
                throw new DiskSourceException(FetchErrors.Disobeys, mayPass: false);
            }

            await using var body = await answer.Content.ReadAsStreamAsync(token);
            await fetcher.FillAsync(body, buffer, token);
            return true;
        },
        cancellationToken);

    private void Ask(HttpRequestHeaders headers, long from, long to)
    {
        headers.Range = new RangeHeaderValue(from, to);
        if (file.Tag is { IsWeak: false })
        {
            headers.IfRange = new RangeConditionHeaderValue(file.Tag);
        }
        else if (file.Modified is { } modified)
        {
            headers.IfRange = new RangeConditionHeaderValue(modified);
        }
    }

    private static SourceChangedException Changed() => new("The file behind the address is another one than when it was opened.");
}
