using ImagePortal.Disks.Formats;

namespace ImagePortal.Disks.Tests.Formats;

/// <summary>What every refusal of a container must tell.</summary>
internal static class Refusal
{
    public static async Task AssertAsync(DiskFormat format, byte[] file, string criterion, string message)
    {
        var opening = await DiskOpener.OpenAsync(new MemorySource(file), null, TestContext.Current.CancellationToken);

        Assert.Contains(message, opening.Error?.Message, StringComparison.Ordinal);
        Assert.Equal(criterion, opening.Error?.CriterionId);
        Assert.NotNull(opening.Error?.Fix);
        Assert.Equal(format, opening.Format);
        Assert.Null(opening.Disk);
    }
}
