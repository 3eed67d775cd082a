using ImagePortal.Core.Tests.Setup;

namespace ImagePortal.Core.Tests.Files;

/// <summary>A body that stops after its bytes, until the test lets it end.</summary>
internal sealed class HeldStream(byte[] content) : MemoryStream(content)
{
    internal Signal Reached { get; } = new();

    internal Signal Go { get; } = new();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position == Length)
        {
            Reached.Give();
            await Go.WaitAsync(cancellationToken);
        }

        return await base.ReadAsync(buffer, cancellationToken);
    }
}
