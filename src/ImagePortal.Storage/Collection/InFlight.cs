using ImagePortal.Storage.Manifests;
using ImagePortal.Storage.Objects;

namespace ImagePortal.Storage.Collection;

/// <summary>What writers of all nodes are about to seal.</summary>
internal sealed class InFlight
{
    private readonly HashSet<ContentDigest> _named = [];

    /// <summary>Whether a writer's intent is this manifest, or names this chunk.</summary>
    public bool Names(ContentDigest content) => _named.Contains(content);

    /// <param name="now">By the store's clock.</param>
    public static async Task<InFlight> ReadAsync(IObjectStore objects, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var inFlight = new InFlight();
        await foreach (var intent in objects.ListAsync(Signs.Intents, cancellationToken))
        {
            if (now - intent.Written > Signs.IntentLifetime || intent.Size > Manifest.MaxLength)
            {
                continue;
            }

            var bytes = new byte[intent.Size];

            // One that is gone by now has sealed its manifest, or given up.
            if (await objects.ReadAsync(intent.Name, bytes, cancellationToken) == bytes.Length)
            {
                inFlight.Add(bytes);
            }
        }

        return inFlight;
    }

    private void Add(byte[] bytes)
    {
        if (Manifest.TryParse(bytes, out var manifest, out _))
        {
            _named.Add(ContentDigest.Of(bytes));
            _named.UnionWith(manifest.Chunks.Select(chunk => chunk.Digest));
        }
    }
}
