using System.Buffers;
using System.Runtime.ExceptionServices;

namespace ImagePortal.Storage.Objects;

/// <summary>
/// Uploads that run while the next chunks are made. Their number bounds the memory; whoever puts more waits for one to end.
/// </summary>
internal sealed class S3Batch(S3ObjectStore store) : IObjectBatch
{
    private readonly SemaphoreSlim _places = new(store.Parallelism);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly HashSet<Task> _uploads = [];
    private Exception? _failure;

    public string Id { get; } = Guid.NewGuid().ToString("N");

    public ValueTask<ObjectEntry?> FindAsync(string name, CancellationToken cancellationToken) => store.FindAsync(name, cancellationToken);

    public async ValueTask PutAsync(string name, ReadOnlyMemory<byte> content, bool replace, CancellationToken cancellationToken)
    {
        ThrowFailure();
        await _places.WaitAsync(cancellationToken);
        var buffer = ArrayPool<byte>.Shared.Rent(content.Length);
        content.CopyTo(buffer);
        lock (_gate)
        {
            _uploads.RemoveWhere(upload => upload.IsCompleted);
            _uploads.Add(UploadAsync(name, buffer, content.Length, replace));
        }
    }

    public async ValueTask PostAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        await store.PutAsync(name, content, replace: true, cancellationToken);

    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        await UploadsAsync().WaitAsync(cancellationToken);
        ThrowFailure();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await UploadsAsync();
        _stop.Dispose();
        _places.Dispose();
    }

    private Task UploadsAsync()
    {
        lock (_gate)
        {
            return Task.WhenAll(_uploads);
        }
    }

    /// <summary>Never fails: the first failure is kept for whoever puts or flushes next.</summary>
    private async Task UploadAsync(string name, byte[] buffer, int length, bool replace)
    {
        await Task.Yield();
        try
        {
            await store.PutAsync(name, buffer.AsMemory(0, length), replace, _stop.Token);
            ArrayPool<byte>.Shared.Return(buffer);
        }
        catch (Exception failure)
        {
            // The request may still hold the buffer: it is not used again.
            Interlocked.CompareExchange(ref _failure, failure, null);
        }
        finally
        {
            _places.Release();
        }
    }

    private void ThrowFailure()
    {
        if (_failure is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }
}
