namespace ImagePortal.Disks.Partitions;

/// <summary>Partition type GUIDs of the UEFI specification and the Discoverable Partitions Specification that a report names.</summary>
internal static class GptTypes
{
    public static readonly Guid EfiSystem = new("c12a7328-f81f-11d2-ba4b-00a0c93ec93b");

    private static readonly Dictionary<Guid, string> Names = new()
    {
        [EfiSystem] = "EFI system",
        [new("21686148-6449-6e6f-744e-656564454649")] = "BIOS boot",
        [new("0fc63daf-8483-4772-8e79-3d69d8477de4")] = "Linux",
        [new("44479540-f297-41b2-9af7-d131d5f0458a")] = "Linux root (x86)",
        [new("4f68bce3-e8cd-4db1-96e7-fbcaf984b709")] = "Linux root (x86-64)",
        [new("b921b045-1df0-41c3-af44-4c6f280d3fae")] = "Linux root (ARM-64)",
        [new("0657fd6d-a4ab-43c4-84e5-0933c84b4f4f")] = "Linux swap",
        [new("e6d6d379-f507-44c2-a23c-238f2a3df928")] = "Linux LVM",
        [new("a19d880f-05fc-4d3b-a006-743f0f84911e")] = "Linux RAID",
        [new("933ac7e1-2eb4-4f13-b844-0e14e2aef915")] = "Linux home",
        [new("bc13c2ff-59e6-4262-a352-b275fd6f7172")] = "Linux extended boot",
        [new("9d275380-40ad-11db-bf97-000c2911d1b8")] = "VMware VMKCORE",
        [new("e3c9e316-0b5c-4db8-817d-f92df00215ae")] = "Microsoft reserved",
        [new("ebd0a0a2-b9e5-4433-87c0-68b6b72699c7")] = "Microsoft basic data",
        [new("de94bba4-06d1-4d40-a16a-bfd50179d6ac")] = "Windows recovery",
        [new("5dfbf5f4-2848-4bac-aa5e-0d9a20b745a6")] = "CoreOS /usr",
        [new("3884dd41-8582-4404-b9a8-e9b84f2df50e")] = "CoreOS root",
    };

    public static string Name(Guid type) => Names.GetValueOrDefault(type) ?? $"type {type}";
}
