namespace ImagePortal.Fuzz;

/// <summary>A seed's bytes with changes that can be taken back.</summary>
internal sealed class FuzzCase(byte[] bytes)
{
    private readonly Stack<(int Offset, byte[] Old)> _changes = new();

    public byte[] Bytes => bytes;

    /// <summary>Where the file ends: before the end of the bytes when it was cut.</summary>
    public int Length { get; private set; } = bytes.Length;

    public ReadOnlySpan<byte> Content => bytes.AsSpan(0, Length);

    public void Write(int offset, ReadOnlySpan<byte> value)
    {
        var count = Math.Clamp(Length - offset, 0, value.Length);
        _changes.Push((offset, bytes.AsSpan(offset, count).ToArray()));
        value[..count].CopyTo(bytes.AsSpan(offset));
    }

    public void Cut(int length) => Length = Math.Min(Length, length);

    public void Undo()
    {
        Length = bytes.Length;
        while (_changes.TryPop(out var change))
        {
            change.Old.CopyTo(bytes.AsSpan(change.Offset));
        }
    }
}
