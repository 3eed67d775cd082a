using System.Text.Json;
using ImagePortal.Core.Images;

namespace ImagePortal.Core.Instances;

/// <summary>What a reinstallation puts onto an instance, kept in the operation's row: the image may be gone when it ends.</summary>
/// <param name="Host">The one node that has the instance's disk.</param>
internal sealed record ReinstallInput(string Host, string Image, string ImageName, ImageKind ImageKind, string Digest, long DiskSize)
{
    public string? OsFamily { get; init; }

    public string? OsName { get; init; }

    public string? BasedOn { get; init; }

    public string? BasedOnName { get; init; }

    public decimal? PricePerHour { get; init; }

    public string? Currency { get; init; }

    public ImageLicense License { get; init; }

    internal static ReinstallInput Of(string host, Image image)
    {
        var lineage = ImageLineage.Of(image);
        return new(host, image.Id.Value, image.Name, image.Kind, image.Digest!, image.VirtualSize ?? 0)
        {
            OsFamily = image.OsFamily,
            OsName = image.ProductName,
            BasedOn = lineage.BasedOn?.Value,
            BasedOnName = lineage.BasedOnName,
            PricePerHour = lineage.PricePerHour,
            Currency = lineage.Currency,
            License = lineage.License,
        };
    }

    internal string ToJson() => JsonSerializer.Serialize(this);

    internal static ReinstallInput Parse(string json) =>
        JsonSerializer.Deserialize<ReinstallInput>(json) ?? throw new InvalidDataException("The operation has no input.");
}
