using System.Runtime.CompilerServices;
using ImagePortal.Storage.Objects;

namespace ImagePortal.Storage.Tests.Collection;

/// <summary>A store that lists by pages, in the order of names, and counts what it lists.</summary>
internal sealed class CountedStore(IObjectStore inner, int listPage) : IObjectStore
{
    public int Listed { get; private set; }

    public int Parallelism => inner.Parallelism;

    public int ListPage => listPage;

    public string Place => inner.Place;

    public StoreSpace? FindSpace() => inner.FindSpace();

    public ValueTask<ObjectEntry?> FindAsync(string name, CancellationToken cancellationToken) => inner.FindAsync(name, cancellationToken);

    public ValueTask<int?> ReadAsync(string name, Memory<byte> buffer, CancellationToken cancellationToken) => inner.ReadAsync(name, buffer, cancellationToken);

    public async IAsyncEnumerable<ObjectEntry> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in inner.ListAsync(folder, cancellationToken).OrderBy(entry => entry.Name, StringComparer.Ordinal).WithCancellation(cancellationToken))
        {
            Listed++;
            yield return entry;
        }
    }

    public ValueTask DeleteAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken) => inner.DeleteAsync(names, cancellationToken);

    public ValueTask<IObjectBatch> BeginAsync(CancellationToken cancellationToken) => inner.BeginAsync(cancellationToken);

    public ValueTask ForgetDeadAsync(CancellationToken cancellationToken) => inner.ForgetDeadAsync(cancellationToken);
}
