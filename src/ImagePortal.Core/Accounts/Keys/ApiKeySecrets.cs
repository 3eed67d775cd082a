using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ImagePortal.Core.Accounts.Keys;

/// <summary>
/// Makes secrets, and encrypts them at rest. A signature is checked with the secret itself, so a hash would not do. The keys that encrypt lie in the
/// data folder that all nodes share, apart from the database: whoever has a copy of one has no secret.
/// </summary>
public sealed class ApiKeySecrets(IDataProtectionProvider protection)
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int Length = 32;

    private readonly IDataProtector _protector = protection.CreateProtector("ImagePortal.ApiKeys.v1");

    internal static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    internal string Protect(string secret) => _protector.Protect(secret);

    /// <summary>Null when the keys that encrypted it are gone: the API key works no more, and everything else goes on.</summary>
    internal string? Unprotect(string protectedSecret)
    {
        try
        {
            return _protector.Unprotect(protectedSecret);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
