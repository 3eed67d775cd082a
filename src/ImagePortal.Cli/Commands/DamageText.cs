using ImagePortal.Cli.Output;
using ImagePortal.Storage;

namespace ImagePortal.Cli.Commands;

/// <summary>Damaged chunks for a person.</summary>
internal static class DamageText
{
    public static void Write(IReadOnlyList<DamagedChunk> damage, Terminal terminal)
    {
        foreach (var chunk in damage)
        {
            terminal.WriteError($"chunk {chunk.Digest} at byte {chunk.Offset} is {Word(chunk.State)}");
        }
    }

    private static string Word(ChunkState state) => state switch
    {
        ChunkState.Missing => "missing",
        ChunkState.Unreadable => "not readable",
        _ => "damaged",
    };
}
