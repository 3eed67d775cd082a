using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Web.Api.Actions;

/// <summary>The disk that a client asks for when it reinstalls an instance.</summary>
internal sealed record ResetSystemDisk
{
    [Wire("Makes no difference.", MaxLength = 32)]
    public string? DiskType { get; init; }

    [Wire("Makes no difference.", MaxLength = 32)]
    public string? DiskId { get; init; }

    [Wire("Makes no difference.", Min = 0, Max = int.MaxValue)]
    public long? DiskSize { get; init; }
}
