namespace ImagePortal.Core.Files.Fetching;

/// <summary>A name has an address that the portal does not connect to.</summary>
internal sealed class RefusedAddressException() : IOException("The address may not be connected to.");
