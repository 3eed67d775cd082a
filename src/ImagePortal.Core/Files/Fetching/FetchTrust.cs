using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ImagePortal.Core.Images;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Files.Fetching;

/// <summary>Which certificates far servers may show: those that this machine trusts, and those of the authorities in <c>Portal:Imports:TrustedCertificates</c>.</summary>
internal sealed class FetchTrust(IOptionsMonitor<ImportLimits> limits)
{
    // Authentication of servers (RFC 5280 §4.2.1.12).
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");

    /// <exception cref="RefusedCertificateException">It is not accepted.</exception>
    internal bool Accepts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        // The name is judged by the base library, for the host that was asked for, whatever address it has.
        var flaws = chain is null ? X509ChainStatusFlags.PartialChain : FlawsOf(chain);
        if (!errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) && certificate is X509Certificate2 shown && limits.CurrentValue.TrustedCertificates is { } path)
        {
            flaws = FlawsUnder(path, shown, chain);
        }

        return WhyNot(errors, flaws) is { } why ? throw new RefusedCertificateException(why) : flaws == X509ChainStatusFlags.NoError;
    }

    private static string? WhyNot(SslPolicyErrors errors, X509ChainStatusFlags flaws) =>
        errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) ? "there is none"
        : errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? "it was made out to another name than that of the address"
        : (flaws & (X509ChainStatusFlags.NotTimeValid | X509ChainStatusFlags.CtlNotTimeValid)) != 0 ? "it has expired, or is not valid yet"
        : flaws != X509ChainStatusFlags.NoError ? "nobody whom the portal trusts has signed it"
        : null;

    private static X509ChainStatusFlags FlawsUnder(string path, X509Certificate2 shown, X509Chain? chain)
    {
        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.ImportFromPemFile(path);
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        own.ChainPolicy.ApplicationPolicy.Add(ServerAuthentication);
        own.ChainPolicy.ExtraStore.AddRange(chain?.ChainPolicy.ExtraStore ?? []);
        return own.Build(shown) ? X509ChainStatusFlags.NoError : FlawsOf(own);
    }

    private static X509ChainStatusFlags FlawsOf(X509Chain chain) => chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, x) => all | x.Status);
}
