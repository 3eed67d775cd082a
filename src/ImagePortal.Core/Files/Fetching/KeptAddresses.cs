using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ImagePortal.Core.Files.Fetching;

/// <summary>Addresses as operations keep them: encrypted, since a query is often a key, and with the id of the file they may be brought to.</summary>
internal sealed class KeptAddresses(IDataProtectionProvider protection)
{
    private const string Prefix = "url:";

    private readonly IDataProtector _protector = protection.CreateProtector("ImagePortal.Files.Address");

    internal static bool IsOne(string reference) => FileOf(reference) is not null;

    internal static FileId? FileOf(string reference) =>
        reference.StartsWith(Prefix, StringComparison.Ordinal) && reference.Split(':') is [_, var file, _] && FileId.TryParse(file, out var id) ? id : null;

    internal string Keep(FetchAddress address) => $"{Prefix}{FileId.New()}:{_protector.Protect(address.Uri.AbsoluteUri)}";

    internal Result<FetchAddress> Read(string kept)
    {
        try
        {
            return FetchAddress.Parse(_protector.Unprotect(kept.Split(':')[2]));
        }
        catch (CryptographicException)
        {
            return FetchErrors.Forgotten;
        }
    }
}
