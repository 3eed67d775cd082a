namespace ImagePortal.Core.Files.Fetching;

/// <summary>What kind of network an address belongs to. Only public ones are fetched from, unless a setting names the host.</summary>
internal enum AddressKind
{
    Public,

    /// <summary>A network of one's own: RFC 1918, unique local, shared address space.</summary>
    Private,

    Loopback,

    /// <summary>Never fetched from: link-local, metadata services, multicast, transition mechanisms, documentation, reserved.</summary>
    Forbidden,
}
