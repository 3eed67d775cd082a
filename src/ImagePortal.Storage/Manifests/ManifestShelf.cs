using System.Runtime.CompilerServices;
using ImagePortal.Storage.Objects;

namespace ImagePortal.Storage.Manifests;

/// <summary>The sealed manifests of a store, kept as <c>manifests/&lt;sha256&gt;</c>.</summary>
internal sealed class ManifestShelf(IObjectStore objects)
{
    private const string Folder = "manifests";

    public static string NameOf(ContentDigest image) => $"{Folder}/{image.Hex}";

    /// <summary>The image whose manifest has that name, or null where it is another thing's.</summary>
    public static ContentDigest? ImageOf(string name) =>
        ContentDigest.TryParseHex(name.AsSpan(Folder.Length + 1), out var image) ? image : null;

    /// <exception cref="UnknownImageException">There is none.</exception>
    /// <exception cref="InvalidDataException">It is not what was sealed.</exception>
    public async Task<Manifest> ReadAsync(ContentDigest image, CancellationToken cancellationToken)
    {
        var name = NameOf(image);
        var size = (await objects.FindAsync(name, cancellationToken))?.Size ?? throw new UnknownImageException(image.ToString());
        if (size > Manifest.MaxLength)
        {
            throw Damaged(image, $"it is {size} bytes long");
        }

        var bytes = new byte[size];
        var read = await objects.ReadAsync(name, bytes, cancellationToken) ?? throw new UnknownImageException(image.ToString());
        if (read != size || ContentDigest.Of(bytes) != image)
        {
            throw Damaged(image, "its content does not have that digest");
        }

        return Manifest.TryParse(bytes, out var manifest, out var error) ? manifest : throw Damaged(image, error);
    }

    public async IAsyncEnumerable<(ContentDigest Image, ObjectEntry Entry)> ListEntriesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in objects.ListAsync(Folder, cancellationToken))
        {
            if (ImageOf(entry.Name) is { } image)
            {
                yield return (image, entry);
            }
        }
    }

    private static InvalidDataException Damaged(ContentDigest image, string reason) =>
        new($"The manifest of {image} is damaged: {reason}.");
}
