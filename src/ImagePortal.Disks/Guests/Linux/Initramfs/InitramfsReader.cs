using ImagePortal.Disks.FileSystems;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Guests.Linux.Initramfs;

/// <summary>
/// Looks for modules by name in an initramfs: plain archives first (microcode), then a compressed one. A large archive is read only as
/// far as is needed: where it says itself which modules were put in, the block driver must be seen, or 8 MiB must not contradict that.
/// </summary>
internal static class InitramfsReader
{
    private const long EnoughForSeen = 2 << 20;
    private const long EnoughForDeclared = 8 << 20;
    private const long EnoughForOlderKernel = 256 << 10;
    private const int MaxArchives = 16;

    public static async Task<InitramfsContent> ReadAsync(
        IRandomAccessSource file, string kernelVersion, bool isNewest, InspectionBudget budget, CancellationToken cancellationToken)
    {
        bool IsEnough(ModuleWatch seen, long read) => seen.HasAll
            || (read >= EnoughForSeen && seen.HasMostlySeen)
            || (read >= (isNewest ? EnoughForDeclared : EnoughForOlderKernel) && seen.HasDeclared);

        var watch = new ModuleWatch(kernelVersion);
        var compression = "none";
        var (complete, error) = (false, (string?)null);
        var position = 0L;
        for (var archive = 0; archive < MaxArchives && error is null; archive++)
        {
            if (await StartOfArchiveAsync(file, position, cancellationToken) is not { } start)
            {
                complete = true;
                break;
            }

            var input = new SourceStream(file, start);
            var peek = await file.TryReadAsync(start, Decoders.PeekSize, cancellationToken) ?? [];
            if (Decoders.Recognise(peek) is { } known)
            {
                compression = known;
                var decoder = () => Decoders.OpenAsync(known, input, cancellationToken);
                (complete, error) = await ReadArchiveAsync(input, decoder, watch, IsEnough, budget, cancellationToken);
                break;
            }

            (_, error) = await ReadArchiveAsync(input, () => ValueTask.FromResult<Stream>(input), watch, IsEnough, budget, cancellationToken);
            position = input.Position;
        }

        return new(watch.Modules, watch.Absent, watch.Declared, complete, compression, error);
    }

    /// <summary>Archives are parted by zeros; null at the end.</summary>
    private static async Task<long?> StartOfArchiveAsync(IRandomAccessSource file, long position, CancellationToken cancellationToken)
    {
        const int MaxPadding = 1 << 20;
        var buffer = new byte[4096];
        for (var at = position; at < file.Length && at - position < MaxPadding; at += buffer.Length)
        {
            var read = await file.ReadAtAsync(at, buffer, cancellationToken);
            var first = buffer.AsSpan(0, read).IndexOfAnyExcept((byte)0);
            if (first >= 0)
            {
                return at + first;
            }
        }

        return null;
    }

    /// <summary>What a decoder throws is about the content, unless the source beneath it broke.</summary>
    private static async Task<(bool Complete, string? Error)> ReadArchiveAsync(
        SourceStream input,
        Func<ValueTask<Stream>> open,
        ModuleWatch watch,
        Func<ModuleWatch, long, bool> isEnough,
        InspectionBudget budget,
        CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = await open();
            var reader = new CpioReader(stream, budget);
            await foreach (var member in reader.ReadAsync(ModuleWatch.WantsContent, cancellationToken))
            {
                watch.See(member);
                if (isEnough(watch, input.Taken))
                {
                    return (false, null);
                }
            }

            return (true, null);
        }
        catch (Exception exception) when (input.Fault is null && exception is not (BudgetExceededException or OperationCanceledException))
        {
            var isOurs = exception is InvalidDataException or EndOfStreamException;
            return (false, isOurs ? exception.Message : $"it is damaged ({exception.GetType().Name})");
        }
    }
}
