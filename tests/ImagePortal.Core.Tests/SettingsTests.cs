using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Tests;

/// <summary>A typo in a setting stops the start and names its path.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData("Portal:Limits:ImagesPerRegion", "0", "ImagesPerRegion")]
    [InlineData("Portal:Limits:OperationsPerDay", "-1", "OperationsPerDay")]
    [InlineData("Portal:Imports:MaxFileGiB", "0", "MaxFileGiB")]
    [InlineData("Portal:Imports:AllowedHosts:0", "https://example.com/", "AllowedHosts")]
    [InlineData("Portal:Imports:AllowedPorts:0", "70000", "AllowedPorts")]
    [InlineData("Portal:Imports:Buckets:0:Name", "given", "Endpoint")]
    [InlineData("Portal:Mail:Port", "70000", "Port")]
    [InlineData("Portal:Mail:From", "nobody", "From")]
    [InlineData("Portal:Roles", "web,cook", "Roles")]
    [InlineData("Portal:Database:MaxBatchSize", "0", "MaxBatchSize")]
    [InlineData("Portal:Storage:Kind", "S3", "Portal:Storage:S3:Endpoint")]
    [InlineData("Portal:Storage:Regions:ap-beijing:Kind", "S3", "Portal:Storage:Regions:ap-beijing:S3:Endpoint")]
    [InlineData("Portal:Storage:Regions:Beijing:Kind", "Folder", "Portal:Storage:Regions:Beijing")]
    [InlineData("Portal:Storage:Upkeep:GraceHours", "0", "GraceHours")]
    [InlineData("Portal:Limits:InstancesPerRegion", "-1", "InstancesPerRegion")]
    [InlineData("Portal:Instances:Regions:0", "Beijing", "Portal:Instances:Regions")]
    [InlineData("Portal:Instances:MemoryMiB", "1", "MemoryMiB")]
    [InlineData("Portal:Instances:Accelerator", "warp", "Accelerator")]
    [InlineData("Portal:Instances:Network:Subnet", "10.0.0.0/28", "Portal:Instances:Network:Subnet")]
    [InlineData("Portal:Instances:Network:Subnet", "fd00::/64", "Portal:Instances:Network:Subnet")]
    [InlineData("Portal:Instances:Network:Gateway", "10.1.0.1", "Portal:Instances:Network:Gateway")]
    [InlineData("Portal:Instances:Network:Dns:0", "resolver", "Portal:Instances:Network:Dns")]
    public void Bad_value_is_named(string setting, string value, string named)
    {
        var folder = Directory.CreateTempSubdirectory("imageportal-").FullName;
        using var services = TestPortal.Build(
            DatabaseProvider.Sqlite, "Data Source=:memory:", folder, change: null, new Dictionary<string, string?> { [setting] = value });

        var refused = Assert.ThrowsAny<Exception>(services.GetRequiredService<IStartupValidator>().Validate);

        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        Directory.Delete(folder);
    }
}
