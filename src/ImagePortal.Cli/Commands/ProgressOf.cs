using ImagePortal.Storage;

namespace ImagePortal.Cli.Commands;

/// <summary>Hands what stores report on to a progress bar, if there is one.</summary>
internal static class ProgressOf
{
    public static IProgress<IngestProgress>? Bytes(IProgress<(long Done, long Total)>? bar) =>
        bar is null ? null : new Following<IngestProgress>(bar, value => (value.BytesDone, value.BytesTotal));

    public static IProgress<TransferProgress>? Transfer(IProgress<(long Done, long Total)>? bar) =>
        bar is null ? null : new Following<TransferProgress>(bar, value => (value.BytesDone, value.BytesTotal));

    public static IProgress<CollectProgress>? Chunks(IProgress<(long Done, long Total)>? bar) =>
        bar is null ? null : new Following<CollectProgress>(bar, value => (value.ChunksDone, value.ChunksExpected));

    private sealed class Following<T>(IProgress<(long Done, long Total)> bar, Func<T, (long Done, long Total)> read) : IProgress<T>
    {
        public void Report(T value) => bar.Report(read(value));
    }
}
