using System.Runtime.CompilerServices;
using ImagePortal.Storage.Objects;

namespace ImagePortal.Storage.Tests.Collection;

/// <summary>A store whose calls take a moment each, now and then, so that runs beside each other meet in ever new orders.</summary>
/// <param name="isBlind">True for a writer that sees nothing of sweeps: what such a one loses shows that the signs are needed.</param>
internal sealed class DelayedStore(IObjectStore inner, bool isBlind = false) : IObjectStore
{
    public int Parallelism => inner.Parallelism;

    public int ListPage => inner.ListPage;

    public string Place => inner.Place;

    public StoreSpace? FindSpace() => inner.FindSpace();

    public async ValueTask<ObjectEntry?> FindAsync(string name, CancellationToken cancellationToken)
    {
        await DelayAsync();
        return await inner.FindAsync(name, cancellationToken);
    }

    public async ValueTask<int?> ReadAsync(string name, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        await DelayAsync();
        return await inner.ReadAsync(name, buffer, cancellationToken);
    }

    public async IAsyncEnumerable<ObjectEntry> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await DelayAsync();
        if (isBlind && folder.StartsWith("sweep", StringComparison.Ordinal))
        {
            yield break;
        }

        await foreach (var entry in inner.ListAsync(folder, cancellationToken))
        {
            yield return entry;
            await DelayAsync();
        }
    }

    public async ValueTask DeleteAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            await DelayAsync();
            await inner.DeleteAsync([name], cancellationToken);
        }
    }

    public async ValueTask<IObjectBatch> BeginAsync(CancellationToken cancellationToken) =>
        new Batch(await inner.BeginAsync(cancellationToken));

    public ValueTask ForgetDeadAsync(CancellationToken cancellationToken) => inner.ForgetDeadAsync(cancellationToken);

    private static async ValueTask DelayAsync()
    {
        switch (Random.Shared.Next(8))
        {
            case 0:
                await Task.Delay(Random.Shared.Next(1, 6));
                break;
            case < 3:
                await Task.Yield();
                break;
            default:
                break;
        }
    }

    private sealed class Batch(IObjectBatch inner) : IObjectBatch
    {
        public string Id => inner.Id;

        public async ValueTask<ObjectEntry?> FindAsync(string name, CancellationToken cancellationToken)
        {
            await DelayAsync();
            return await inner.FindAsync(name, cancellationToken);
        }

        public async ValueTask PutAsync(string name, ReadOnlyMemory<byte> content, bool replace, CancellationToken cancellationToken)
        {
            await DelayAsync();
            await inner.PutAsync(name, content, replace, cancellationToken);
        }

        public async ValueTask PostAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
        {
            await DelayAsync();
            await inner.PostAsync(name, content, cancellationToken);
            await DelayAsync();
        }

        public async ValueTask FlushAsync(CancellationToken cancellationToken)
        {
            await inner.FlushAsync(cancellationToken);
            await DelayAsync();
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
