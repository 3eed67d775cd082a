using System.Text;
using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.Formats;

namespace ImagePortal.Disks.Tests.Formats.Vmdk;

/// <summary>The text inside a sparse file must lead nowhere else.</summary>
public sealed class VmdkDescriptorTests
{
    private const string Plain = "parentCID=ffffffff\ncreateType=\"monolithicSparse\"\nRW 24 SPARSE \"disk.vmdk\"\n";

    [Theory]
    [InlineData("parentCID=12345678\ncreateType=\"monolithicSparse\"\nRW 24 SPARSE \"d\"", "changed from a parent disk")]
    [InlineData(Plain + "parentFileNameHint=\"/base/disk.vmdk\"", "parent disk, \"/base/disk.vmdk\"")]
    [InlineData(Plain + "PARENTfilenamehint = base", "parent disk, \"base\"")]
    [InlineData(Plain + "RW 24 SPARSE \"disk-s002.vmdk\"", "another file")]
    [InlineData("createType=\"monolithicSparse\"\nRW 24 FLAT \"disk-flat.vmdk\" 0", "another file, \"disk-flat.vmdk\"")]
    [InlineData("createType=\"monolithicSparse\"\nRW 24 SPARSE \"/etc/shadow\"", "another file, \"/etc/shadow\"")]
    [InlineData("createType=\"monolithicSparse\"\nRW 24 SPARSE \"..\\disk.vmdk\"", "another file")]
    [InlineData("createType=\"monolithicSparse\"\nRW 24 SPARSE \"nbd:host\"", "another file")]
    [InlineData("createType=\"monolithicSparse\"\nRW 24 SPARSE", "another file, \"\"")]
    [InlineData("createType=\"monolithicSparse\"\nRW 24 ZERO", "another file")]
    [InlineData("createType=\"twoGbMaxExtentSparse\"\nRW 24 SPARSE \"d\"", "\"twoGbMaxExtentSparse\"")]
    [InlineData("createType=\"vmfs\"", "\"vmfs\"")]
    [InlineData("RW 24 SPARSE \"d\"", "of the kind \"\"")]
    [InlineData("", "of the kind \"\"")]
    [InlineData(Plain + "encryption.keySafe = \"vmware:key\"", "encrypted")]
    public async Task A_description_that_leads_elsewhere_is_unsafe(string text, string message)
    {
        var opening = await OpenAsync(text);

        Assert.Contains(message, opening.Error?.Message, StringComparison.Ordinal);
        Assert.Equal(CriterionIds.ContainerSafety, opening.Error?.CriterionId);
        Assert.NotNull(opening.Error?.Fix);
        Assert.Equal(24 * 512, opening.VirtualSize);
    }

    [Theory]
    [InlineData("createType=\"monolithicSparse\"\nRW 25 SPARSE \"d\"")]
    [InlineData("createType=\"monolithicSparse\"\nRW 16 SPARSE \"d\"")]
    [InlineData("createType=\"monolithicSparse\"\nRW 9223372036854775807 SPARSE \"d\"")]
    [InlineData("createType=\"monolithicSparse\"\nRW many SPARSE \"d\"")]
    public async Task Another_size_than_the_header_tells_is_damage(string text) =>
        Assert.Equal(CriterionIds.Integrity, (await OpenAsync(text)).Error?.CriterionId);

    [Theory]
    [InlineData(Plain)]
    [InlineData("# a note\r\n\r\nCREATETYPE = monolithicsparse \r\nrdonly 24 sparse \"an old name.vmdk\"\r\nddb.uuid = \"x=y\"\r\n")]
    [InlineData("createType=\"monolithicSparse\"\nRW 17 SPARSE \"VirtualBox rounds up.vmdk\"")]
    [InlineData(Plain + "\0\nparentCID=12345678")]
    public async Task A_description_of_the_file_itself_is_accepted(string text) => Assert.Null((await OpenAsync(text)).Error);

    [Theory]
    [InlineData("RW 24 FLAT \"a-flat.vmdk\" 0\n", "in another file, \"a-flat.vmdk\"")]
    [InlineData("parentFileNameHint=\"base.vmdk\"\nRW 24 VMFSSPARSE \"a-delta.vmdk\"\n", "parent disk, \"base.vmdk\"")]
    [InlineData("", "in other files")]
    public async Task A_file_that_only_describes_a_disk_is_unsafe(string text, string message)
    {
        var bytes = Encoding.ASCII.GetBytes($"# Disk DescriptorFile\nversion=1\n{text}");

        var opening = await DiskOpener.OpenAsync(new MemorySource(bytes), DiskFormat.Vmdk, TestContext.Current.CancellationToken);

        Assert.Contains(message, opening.Error?.Message, StringComparison.Ordinal);
        Assert.Equal(CriterionIds.ContainerSafety, opening.Error?.CriterionId);
    }

    private static Task<DiskOpening> OpenAsync(string text)
    {
        var image = VmdkImage.Sparse();
        image.Describe(text);
        return DiskOpener.OpenAsync(new MemorySource(image.Bytes), null, TestContext.Current.CancellationToken);
    }
}
