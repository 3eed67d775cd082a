using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ImagePortal.Core.Tests.Files.Fetching;

/// <summary>Signs certificates of servers, and is trusted by nobody who was not given its file.</summary>
internal sealed class TestAuthority : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imageportal-authority-");
    private readonly X509Certificate2 _own;

    internal TestAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test Authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        _own = request.CreateSelfSigned(Today.AddDays(-100), Today.AddDays(100));
        File.WriteAllText(Path, _own.ExportCertificatePem());
    }

    /// <summary>Its certificate, as PEM.</summary>
    internal string Path => System.IO.Path.Combine(_folder.FullName, "authority.pem");

    private static DateTimeOffset Today => TimeProvider.System.GetUtcNow();

    /// <summary>A certificate for a name or an address.</summary>
    /// <param name="from">Days from today on which it begins to be valid.</param>
    internal X509Certificate2 Issue(string name, int from = -1, int days = 2)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var begins = Today.AddDays(from);
        using var signed = RequestFor(name, key).Create(_own, begins, begins.AddDays(days), RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(key);
    }

    /// <summary>One that only its server vouches for.</summary>
    internal static X509Certificate2 SelfSigned(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return RequestFor(name, key).CreateSelfSigned(Today.AddDays(-1), Today.AddDays(1));
    }

    public void Dispose()
    {
        _own.Dispose();
        _folder.Delete(recursive: true);
    }

    private static CertificateRequest RequestFor(string name, ECDsa key)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(name, out var address))
        {
            names.AddIpAddress(address);
        }
        else
        {
            names.AddDnsName(name);
        }

        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        return request;
    }
}
