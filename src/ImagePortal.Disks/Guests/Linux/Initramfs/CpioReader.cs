using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using ImagePortal.Disks.FileSystems;

namespace ImagePortal.Disks.Guests.Linux.Initramfs;

/// <summary>
/// Archives of the "newc" form: headers of 110 bytes in hexadecimal, name and content padded to four (kernel documentation,
/// driver-api/early-userspace/buffer-format.rst). One archive may follow another after zeros.
/// </summary>
internal sealed class CpioReader(Stream input, InspectionBudget budget)
{
    private const int HeaderSize = 110;
    private const int MaxName = 4096;
    private const int MaxContent = 64 << 10;
    private const string Trailer = "TRAILER!!!";

    private readonly byte[] _scratch = new byte[64 << 10];

    /// <summary>Members up to the end of the first archive of an uncompressed source, or of all archives in a decoded stream.</summary>
    /// <param name="wantsContent">Names whose content is to be kept.</param>
    public async IAsyncEnumerable<CpioMember> ReadAsync(
        Func<string, bool> wantsContent, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await ReadHeaderAsync(cancellationToken) is { } header)
        {
            budget.Visit();
            var name = await ReadNameAsync(header.NameSize, cancellationToken);
            if (name == Trailer)
            {
                if (input is SourceStream)
                {
                    yield break;
                }

                continue;
            }

            var padded = (header.Size + 3) & ~3L;
            var content = header.Size <= MaxContent && wantsContent(name) ? new byte[header.Size] : [];
            await ReadExactlyAsync(content, cancellationToken);
            await SkipAsync(padded - content.Length, cancellationToken);
            yield return new(name, header.Size, content);
        }
    }

    private async ValueTask<(long Size, int NameSize)?> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        var header = new byte[HeaderSize];
        do
        {
            if (await input.ReadAtLeastAsync(header.AsMemory(0, 4), 4, throwOnEndOfStream: false, cancellationToken) < 4)
            {
                return null;
            }

            budget.Decompress(4);
        }
        while (BitConverter.ToUInt32(header, 0) == 0);

        await ReadExactlyAsync(header.AsMemory(4), cancellationToken);
        if (!header.AsSpan().StartsWith("070701"u8) && !header.AsSpan().StartsWith("070702"u8))
        {
            throw new InvalidDataException("it holds no cpio header where one is due");
        }

        var (size, nameSize) = (Hex(header, 54), Hex(header, 94));
        return nameSize is > 0 and <= MaxName ? (size, (int)nameSize) : throw new InvalidDataException($"a cpio name of {nameSize} bytes");
    }

    private async ValueTask<string> ReadNameAsync(int size, CancellationToken cancellationToken)
    {
        var padded = ((HeaderSize + size + 3) & ~3) - HeaderSize;
        var bytes = new byte[padded];
        await ReadExactlyAsync(bytes, cancellationToken);
        return Encoding.UTF8.GetString(bytes, 0, size - 1);
    }

    private static long Hex(ReadOnlySpan<byte> header, int at) =>
        uint.TryParse(header.Slice(at, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new InvalidDataException("a cpio header is not hexadecimal");

    private async ValueTask ReadExactlyAsync(Memory<byte> into, CancellationToken cancellationToken)
    {
        await input.ReadExactlyAsync(into, cancellationToken);
        budget.Decompress(into.Length);
    }

    private async ValueTask SkipAsync(long count, CancellationToken cancellationToken)
    {
        if (input is SourceStream source)
        {
            source.Skip(count);
            return;
        }

        while (count > 0)
        {
            var part = (int)Math.Min(count, _scratch.Length);
            await ReadExactlyAsync(_scratch.AsMemory(0, part), cancellationToken);
            count -= part;
        }
    }
}
