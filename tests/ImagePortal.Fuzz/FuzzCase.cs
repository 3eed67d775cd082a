namespace ImagePortal.Fuzz;

/// <summary>A seed's bytes with changes that can be taken back.</summary>
internal sealed class FuzzCase(byte[] bytes)
{
    private readonly Stack<(int Offset, byte[] Old)> _changes = new();
    private byte[]? _other;

    public byte[] Bytes => _other ?? bytes;

    /// <summary>Where the file ends: before the end of the bytes when it was cut.</summary>
    public int Length { get; private set; } = bytes.Length;

    public ReadOnlySpan<byte> Content => Bytes.AsSpan(0, Length);

    public void Write(int offset, ReadOnlySpan<byte> value)
    {
        var count = Math.Clamp(Length - offset, 0, value.Length);
        if (_other is null)
        {
            _changes.Push((offset, bytes.AsSpan(offset, count).ToArray()));
        }

        value[..count].CopyTo(Bytes.AsSpan(offset));
    }

    public void Cut(int length) => Length = Math.Min(Length, length);

    /// <summary>Other bytes of any length.</summary>
    public void Replace(byte[] content) => (_other, Length) = (content, content.Length);

    public void Undo()
    {
        (_other, Length) = (null, bytes.Length);
        while (_changes.TryPop(out var change))
        {
            change.Old.CopyTo(bytes.AsSpan(change.Offset));
        }
    }
}
