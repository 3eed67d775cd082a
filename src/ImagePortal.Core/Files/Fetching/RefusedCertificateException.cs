namespace ImagePortal.Core.Files.Fetching;

/// <summary>A server shows a certificate that is not accepted.</summary>
/// <param name="why">What is wrong with it, as the middle of a sentence.</param>
internal sealed class RefusedCertificateException(string why) : IOException($"The certificate is not accepted: {why}.")
{
    internal string Why => why;
}
