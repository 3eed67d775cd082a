namespace ImagePortal.Web.Api.Signing;

/// <summary>What a request says of who signed it and when, and the proof.</summary>
internal interface ISignature
{
    string SecretId { get; }

    /// <summary>Unix seconds.</summary>
    long Timestamp { get; }

    /// <summary>Of a temporary key; null for none.</summary>
    string? Token { get; }

    /// <summary>Whether the proof was made with this secret, for one of the hosts. Clients differ in how they spell the host they signed.</summary>
    bool IsMadeWith(string secret, IReadOnlyList<string> hosts);
}
