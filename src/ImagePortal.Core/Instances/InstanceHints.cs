using System.Threading.Channels;

namespace ImagePortal.Core.Instances;

/// <summary>Tells this node's watch that an instance waits for something. A lost hint costs time, never work: the sweep looks by itself.</summary>
public sealed class InstanceHints
{
    private readonly Channel<bool> _channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Hint() => _channel.Writer.TryWrite(true);

    internal ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _channel.Reader.ReadAsync(cancellationToken);
}
