using System.Text;

namespace ImagePortal.Storage.Objects;

/// <summary>The object <c>owner</c>: whose images these are. Who does not own a store must not decide what of it is garbage.</summary>
internal static class OwnerMark
{
    private const string Name = "owner";
    private const int MaxLength = 256;

    /// <summary>True when the store is <paramref name="owner"/>'s, or was no one's and is now.</summary>
    /// <exception cref="IOException">The store cannot be reached or written.</exception>
    public static async Task<bool> ClaimAsync(IObjectStore objects, string owner, CancellationToken cancellationToken)
    {
        if (await ReadAsync(objects, cancellationToken) is { } known)
        {
            return known == owner;
        }

        await using var batch = await objects.BeginAsync(cancellationToken);
        await batch.PutAsync(Name, Encoding.UTF8.GetBytes(owner), replace: false, cancellationToken);
        await batch.FlushAsync(cancellationToken);

        // Another may have been first.
        return await ReadAsync(objects, cancellationToken) == owner;
    }

    private static async Task<string?> ReadAsync(IObjectStore objects, CancellationToken cancellationToken)
    {
        var bytes = new byte[MaxLength];
        return await objects.ReadAsync(Name, bytes, cancellationToken) is { } read ? Encoding.UTF8.GetString(bytes.AsSpan(0, read)) : null;
    }
}
