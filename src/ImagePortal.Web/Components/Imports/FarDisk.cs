namespace ImagePortal.Web.Components.Imports;

/// <summary>A disk behind an address that was looked at.</summary>
/// <param name="Address">As the person gave it.</param>
/// <param name="Name">The same without its secrets.</param>
/// <param name="Size">Bytes.</param>
public sealed record FarDisk(string Address, string Name, long Size)
{
    /// <summary>Its last part without the ending, for the name of an image.</summary>
    public string Proposal => Path.GetFileNameWithoutExtension(Uri.UnescapeDataString(Name[(Name.LastIndexOf('/') + 1)..]));
}
