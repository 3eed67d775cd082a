using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.Formats;

namespace ImagePortal.Disks.Tests.Guests.Windows;

/// <summary>Every row of the table for Windows has a disk that passes it and one that fails only it (R80–R89).</summary>
public sealed class WindowsDiskTests
{
    [Theory]
    [InlineData("--product 2008r2-standard")]
    [InlineData("--product 2008r2-datacenter")]
    [InlineData("--product 2008r2-enterprise")]
    [InlineData("--product 2012r2-standard")]
    public async Task A_listed_server_passes_and_its_owner_is_told_of_the_activation(string options)
    {
        var report = await InspectAsync(options);

        Assert.True(report.Accepted, CheckReportJson.Write(report, indented: true));
        var warning = Assert.Single(report.Criteria, x => x.Outcome == CriterionOutcome.Warn);
        Assert.Equal(CriterionIds.License, warning.Id);
        Assert.Contains("no activation service", warning.Evidence, StringComparison.Ordinal);
        Assert.Contains("Confirm", warning.Fix, StringComparison.Ordinal);
        Assert.Contains("licence of my own", warning.Acknowledgement, StringComparison.Ordinal);
        Assert.Equal(("windows", "x86_64", "SAMPLE-WINDOWS"), (report.Guest!.OsFamily, report.Guest.Architecture, report.Guest.Hostname));
        Assert.Equal(["Local Area Connection"], report.Guest.Interfaces);
        Assert.Equal("BIOS, Windows boot code", report.StartsBy);
    }

    [Theory]
    [InlineData("--product 2012r2-datacenter", CriterionIds.OperatingSystem, "Windows Server 2012 R2 Datacenter", "list")]
    [InlineData("--product 2012-standard", CriterionIds.OperatingSystem, "Windows Server 2012 Standard", "list")]
    [InlineData("--product 2016-standard", CriterionIds.OperatingSystem, "Windows Server 2016 Standard, edition Standard, NT 10.0.14393", "list")]
    [InlineData("--product 7", CriterionIds.OperatingSystem, "Windows 7 Professional", "list")]
    [InlineData("--product 10", CriterionIds.OperatingSystem, "Windows 10 Pro", "list")]
    [InlineData("--gpt", CriterionIds.PartitionTable, "GPT with 2 partitions", "bcdboot")]
    [InlineData("--size 51G", CriterionIds.DiskSize, "51 GiB", "qemu-img resize --shrink")]
    [InlineData("--data", CriterionIds.SystemDisk, "data disk", "volume")]
    [InlineData("--no-bootmgr", CriterionIds.SystemDisk, "no active partition holds bootmgr", "bcdboot")]
    [InlineData("--ext4", CriterionIds.FileSystem, "ext4 on partition 3", "Remove-Partition")]
    [InlineData("--x86", CriterionIds.Architecture, "PROCESSOR_ARCHITECTURE x86", "64-bit")]
    [InlineData("--no-virtio", CriterionIds.Virtio, "viostor is neither registered nor on the disk", @"pnputil -i -a D:\viostor\2k8R2\amd64\viostor.inf")]
    [InlineData("--unregistered", CriterionIds.Virtio, "viostor is not registered, only its file is there", @"msiexec /i D:\virtio-win-gt-x64.msi")]
    [InlineData("--disabled", CriterionIds.Virtio, @"Services\viostor, Start 4", "/v Start /t REG_DWORD /d 0")]
    [InlineData("--product 2012r2-standard --overridden", CriterionIds.Virtio, @"Services\viostor, Start 3", @"viostor\StartOverride /f")]
    [InlineData("--two-nics", CriterionIds.NetworkInterface, "2 interfaces: Local Area Connection (PCI", "devmgmt.msc")]
    [InlineData("--ipv6", CriterionIds.Ipv6, "2001:db8::7", "Remove-NetIPAddress")]
    public async Task A_variant_fails_exactly_its_criterion_with_evidence_and_fix(string options, string id, string evidence, string fix)
    {
        var report = await InspectAsync(options);

        Assert.Equal([id], report.RefusedBy);
        var failed = report.Criteria.Single(x => x.Id == id);
        Assert.Contains(evidence, failed.Evidence, StringComparison.Ordinal);
        Assert.Contains(fix, failed.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--gpt")]
    [InlineData("--x86")]
    [InlineData("--product 2016-standard")]
    [InlineData("--product 2022-datacenter")]
    public async Task The_modern_profile_takes_gpt_32_bits_and_newer_servers(string options)
    {
        var report = await InspectAsync(options, CheckProfile.Modern);

        Assert.True(report.Accepted, CheckReportJson.Write(report, indented: true));
        Assert.Equal([CriterionIds.License], report.Criteria.Where(x => x.Outcome == CriterionOutcome.Warn).Select(x => x.Id));
    }

    [Fact]
    public async Task The_modern_profile_warns_of_a_windows_for_people()
    {
        var report = await InspectAsync("--product 10", CheckProfile.Modern);

        Assert.True(report.Accepted);
        Assert.Equal(CriterionOutcome.Warn, report.Criteria.Single(x => x.Id == CriterionIds.OperatingSystem).Outcome);
    }

    [Fact]
    public async Task A_hibernated_windows_is_accepted_with_a_warning()
    {
        var report = await InspectAsync("--hibernated");

        var integrity = report.Criteria.Single(x => x.Id == CriterionIds.Integrity);
        Assert.Equal((true, CriterionOutcome.Warn), (report.Accepted, integrity.Outcome));
        Assert.Contains("hibernated", integrity.Evidence, StringComparison.Ordinal);
        Assert.Contains("powercfg /h off", integrity.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_windows_with_the_driver_for_virtio_scsi_alone_is_accepted_with_a_warning()
    {
        var report = await InspectAsync("--scsi");

        var virtio = report.Criteria.Single(x => x.Id == CriterionIds.Virtio);
        Assert.Equal((true, CriterionOutcome.Warn), (report.Accepted, virtio.Outcome));
        Assert.Contains("vioscsi is registered", virtio.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_with_an_unfinished_write_is_accepted_with_a_warning()
    {
        var content = await ContentAsync();
        content[content.AsSpan().IndexOf("regf"u8) + 4]++;

        var report = await InspectAsync(content);

        var integrity = report.Criteria.Single(x => x.Id == CriterionIds.Integrity);
        Assert.Equal((true, CriterionOutcome.Warn), (report.Accepted, integrity.Outcome));
        Assert.Contains("/Windows/System32/config/S", integrity.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_that_is_damaged_fails_the_integrity_alone()
    {
        var content = await ContentAsync();
        content[content.AsSpan().IndexOf("hbin"u8)] = 0;

        Assert.Equal([CriterionIds.Integrity], (await InspectAsync(content)).RefusedBy);
    }

    [Fact]
    public async Task A_real_registry_of_11_MiB_costs_little_to_read()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("SYSTEM"), Corpus.Read("regf/regipy-SYSTEM-win7x86.xz"), TestContext.Current.CancellationToken);

        var report = await InspectAsync($"--product 7 --system {folder.File("SYSTEM")}");

        Assert.InRange(report.BytesRead, 1, (1 << 20) - 1);
        Assert.Equal(("i386", 2), (report.Guest!.Architecture, report.Guest.Interfaces.Count));
        Assert.Equal(
            [CriterionIds.OperatingSystem, CriterionIds.Architecture, CriterionIds.Virtio, CriterionIds.NetworkInterface], report.RefusedBy);
    }

    [Fact]
    public async Task No_mutation_of_a_windows_disk_makes_the_inspector_throw()
    {
        var content = await ContentAsync();
        var used = Enumerable.Range(0, content.Length).Where(x => content[x] != 0).ToArray();
        var random = new Random(80);
        for (var round = 0; round < 250; round++)
        {
            var changes = Enumerable.Range(0, random.Next(1, 30)).Select(_ => (At: used[random.Next(used.Length)], Value: (byte)random.Next(256))).ToList();
            var old = changes.Select(x => content[x.At]).ToList();
            changes.ForEach(x => content[x.At] = x.Value);
            Assert.Equal(14, (await InspectAsync(content)).Criteria.Count);
            for (var i = changes.Count - 1; i >= 0; i--)
            {
                content[changes[i].At] = old[i];
            }
        }
    }

    /// <summary>The bytes of the plain disk.</summary>
    private static async Task<byte[]> ContentAsync()
    {
        using var folder = new TemporaryFolder();
        SampleDisks.MakeWindows(folder.File("disk.qcow2"));
        await using var disk = await DiskContent.OpenAsync(new MemorySource(await File.ReadAllBytesAsync(folder.File("disk.qcow2"), TestContext.Current.CancellationToken)));
        var content = new byte[disk.Length];
        await disk.ReadAtAsync(0, content, TestContext.Current.CancellationToken);
        return content;
    }

    private static Task<CheckReport> InspectAsync(byte[] content) => new DiskInspector(TimeProvider.System).InspectAsync(
        new MemorySource(content), CheckProfile.Strict, DiskFormat.Raw, TestContext.Current.CancellationToken);

    private static Task<CheckReport> InspectAsync(string options, CheckProfile? profile = null) =>
        SampleDisks.InspectAsync(SampleDisks.MakeWindows, options, profile ?? CheckProfile.Strict);
}
