using System.Runtime.CompilerServices;
using ImagePortal.Storage.Objects;

namespace ImagePortal.Storage.Tests.Collection;

/// <summary>A store as a collection a day later sees it: chunks are old, and so is every manifest that <paramref name="isYoung"/> does not name.</summary>
internal sealed class AgedStore(IObjectStore inner, Func<string, bool> isYoung) : IObjectStore
{
    public int Parallelism => inner.Parallelism;

    public int ListPage => inner.ListPage;

    public string Place => inner.Place;

    public StoreSpace? FindSpace() => inner.FindSpace();

    public async ValueTask<ObjectEntry?> FindAsync(string name, CancellationToken cancellationToken) =>
        await inner.FindAsync(name, cancellationToken) is { } entry ? Age(entry) : null;

    public ValueTask<int?> ReadAsync(string name, Memory<byte> buffer, CancellationToken cancellationToken) =>
        inner.ReadAsync(name, buffer, cancellationToken);

    public async IAsyncEnumerable<ObjectEntry> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in inner.ListAsync(folder, cancellationToken))
        {
            yield return Age(entry);
        }
    }

    public ValueTask DeleteAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken) => inner.DeleteAsync(names, cancellationToken);

    public ValueTask<IObjectBatch> BeginAsync(CancellationToken cancellationToken) => inner.BeginAsync(cancellationToken);

    public ValueTask ForgetDeadAsync(CancellationToken cancellationToken) => inner.ForgetDeadAsync(cancellationToken);

    private ObjectEntry Age(ObjectEntry entry) =>
        entry.Name.StartsWith("chunks/", StringComparison.Ordinal) || (entry.Name.StartsWith("manifests/", StringComparison.Ordinal) && !isYoung(entry.Name))
            ? entry with { Written = entry.Written - TimeSpan.FromDays(2) }
            : entry;
}
