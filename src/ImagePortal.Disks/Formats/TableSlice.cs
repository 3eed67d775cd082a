namespace ImagePortal.Disks.Formats;

/// <summary>A part of a table that maps the virtual disk unit by unit, or the whole range of a table that does not exist.</summary>
/// <param name="FirstUnit">Number of the unit that the first entry maps.</param>
/// <param name="Count">Entries.</param>
/// <param name="EntrySize">Bytes of one entry.</param>
/// <param name="FileOffset">Byte of the file where the first entry lies.</param>
/// <param name="Bytes">The entries; empty when there is no table and all reads as zeros.</param>
internal readonly record struct TableSlice(long FirstUnit, int Count, int EntrySize, long FileOffset, ReadOnlyMemory<byte> Bytes)
{
    public long EndUnit => FirstUnit + Count;

    public ReadOnlySpan<byte> EntryOf(long unit) => Bytes.Span.Slice((int)(unit - FirstUnit) * EntrySize, EntrySize);

    /// <summary>Byte of the file where the entry of a unit lies.</summary>
    public long EntryOffset(long unit) => FileOffset + ((unit - FirstUnit) * EntrySize);
}
