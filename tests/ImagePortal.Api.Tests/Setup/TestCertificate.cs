using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ImagePortal.Api.Tests.Setup;

/// <summary>A certificate of this machine that nobody signed, in a file of its own.</summary>
internal sealed class TestCertificate : IDisposable
{
    internal const string Subject = "CN=127.0.0.1";

    internal TestCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Subject, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllBytes(Path, certificate.Export(X509ContentType.Pfx));
        File.WriteAllText(PublicPath, certificate.ExportCertificatePem());
    }

    internal string Path { get; } = System.IO.Path.GetTempFileName();

    /// <summary>Without the key, as PEM: for those who shall trust it.</summary>
    internal string PublicPath => $"{Path}.pem";

    public void Dispose()
    {
        File.Delete(Path);
        File.Delete(PublicPath);
    }
}
