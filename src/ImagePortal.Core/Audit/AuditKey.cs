using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Audit;

/// <summary>The secret behind the audit's hashes. It lies outside of the database: whoever can change rows cannot make hashes that fit them.</summary>
public sealed class AuditKey(IOptions<AuditOptions> options, IOptions<PortalOptions> portal)
{
    private const int Length = 32;

    private readonly Lazy<byte[]> _key = new(() => options.Value.Key is { } key ? Convert.FromBase64String(key) : ReadOrCreate(portal.Value.DataPath));

    /// <summary>Proves that the portal wrote an entry.</summary>
    internal byte[] Sign(AuditEntry entry) => HMACSHA256.HashData(_key.Value, AuditEncoding.Of(entry));

    internal bool HasSigned(AuditEntry entry) => entry.Mac is { } mac && CryptographicOperations.FixedTimeEquals(mac, Sign(entry));

    /// <summary>The hash of the link that puts an entry at its place.</summary>
    internal byte[] Link(byte[] previous, long sequence, DateTimeOffset sealedAt, AuditEntry entry)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key.Value);
        hash.AppendData(previous);
        Span<byte> numbers = stackalloc byte[32];
        BinaryPrimitives.WriteInt64BigEndian(numbers, sequence);
        BinaryPrimitives.WriteInt64BigEndian(numbers[8..], entry.Id);
        BinaryPrimitives.WriteInt64BigEndian(numbers[16..], sealedAt.UtcTicks);
        BinaryPrimitives.WriteInt64BigEndian(numbers[24..], sealedAt.Offset.Ticks);
        hash.AppendData(numbers);
        hash.AppendData(AuditEncoding.Of(entry));
        hash.AppendData(entry.Mac ?? []);
        return hash.GetHashAndReset();
    }

    private static byte[] ReadOrCreate(string dataPath)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(dataPath, "keys")).FullName, "audit.key");
        if (!File.Exists(path))
        {
            var unfinished = $"{path}.{Guid.NewGuid():N}";
            File.WriteAllBytes(unfinished, RandomNumberGenerator.GetBytes(Length));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(unfinished, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            try
            {
                File.Move(unfinished, path);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another node was faster, and its key is everyone's.
                File.Delete(unfinished);
            }
        }

        return File.ReadAllBytes(path);
    }
}
