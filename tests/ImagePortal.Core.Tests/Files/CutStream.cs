namespace ImagePortal.Core.Tests.Files;

/// <summary>A body whose connection is lost after its bytes.</summary>
internal sealed class CutStream(byte[] content) : MemoryStream(content)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Position == Length ? throw new IOException("connection reset") : base.ReadAsync(buffer, cancellationToken);
}
