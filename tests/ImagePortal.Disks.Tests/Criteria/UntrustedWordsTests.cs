using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Partitions;
using ImagePortal.Disks.Tests.Guests;

namespace ImagePortal.Disks.Tests.Criteria;

/// <summary>A disk may come from anyone. Its words stand in reports that people read and in commands that they copy.</summary>
public sealed class UntrustedWordsTests
{
    [Theory]
    [InlineData("/etc/netplan/01.yaml", "/etc/netplan/01.yaml")]
    [InlineData("", "''")]
    [InlineData("a b", "'a b'")]
    [InlineData("x;rm -rf ~", "'x;rm -rf ~'")]
    [InlineData("$(id)`id`", "'$(id)`id`'")]
    [InlineData("it's", @"'it'\''s'")]
    [InlineData("a\nb", "'a\uFFFDb'")]
    [InlineData("~root", "'~root'")]
    public void A_word_is_one_word_to_a_shell(string text, string expected) => Assert.Equal(expected, Untrusted.Word(text));

    [Fact]
    public void A_line_shows_what_it_holds() =>
        Assert.Equal("a\uFFFDb\uFFFDc\uFFFDd", Untrusted.Line("a\u001bb\u202ec\nd"));

    [Fact]
    public async Task A_file_whose_name_is_a_command_stays_a_name_in_the_fix()
    {
        var guest = Guest.Debian().Remove("/etc/network").Add("/etc/netplan/$(reboot).yaml", "network:\n  ethernets:\n    ens3:\n      addresses: ['fd00::1/64']\n");

        var results = await JudgeAsync(guest);

        Assert.Contains("'/etc/netplan/$(reboot).yaml'", results.Single(x => x.Id == CriterionIds.NetworkInterface).Fix, StringComparison.Ordinal);
        Assert.Contains("'/etc/netplan/$(reboot).yaml'", results.Single(x => x.Id == CriterionIds.Ipv6).Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interface_whose_name_is_an_expression_is_not_put_into_one()
    {
        var results = await JudgeAsync(Guest.Debian().Add("/etc/network/interfaces", "iface x/;e'reboot' inet dhcp"));

        Assert.DoesNotContain("reboot", results.Single(x => x.Id == CriterionIds.NetworkInterface).Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kernel_is_known_only_by_a_version_that_can_be_one()
    {
        var guest = await Guest.ReadAsync(Guest.Debian().Add("/boot/vmlinuz-6.1;reboot", "").Add("/boot/vmlinuz-6.1 $(reboot)", ""));

        Assert.Equal([Guest.Kernel], guest!.Kernels.Select(x => x.Version));
    }

    [Fact]
    public async Task Words_without_end_leave_a_report_of_bounded_length()
    {
        var endless = new string('\u0007', 250_000);
        var guest = Guest.Debian()
            .Add("/etc/os-release", $"ID=debian\nPRETTY_NAME=\"{endless}\"\nVERSION_ID={endless}\n")
            .Add("/etc/hostname", endless)
            .Add("/etc/network/interfaces", $"iface {endless} inet6 dhcp\n" + string.Concat(Enumerable.Range(0, 1000).Select(x => $"iface eth{x} inet dhcp\n")));
        var findings = await FindingsAsync(guest);

        var report = new CheckReport("raw", 1, 1, false, [], "mbr", [], Facts.Guest(findings), AllCriteria.Judge(findings, CheckProfile.Strict), 1, 1);

        Assert.InRange(CheckReportJson.Write(report).Length, 1, 96 << 10);
        Assert.DoesNotContain("\\u0007", CheckReportJson.Write(report), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<CriterionResult>> JudgeAsync(GuestFiles files) =>
        AllCriteria.Judge(await FindingsAsync(files), CheckProfile.Strict);

    private static async Task<DiskFindings> FindingsAsync(GuestFiles files) => new()
    {
        Opening = new() { Format = DiskFormat.Raw, VirtualSize = 10L << 30 },
        Table = new(PartitionTableKind.Mbr, [Guest.Volume(files).Partition!], "GRUB", []),
        Volumes = [Guest.Volume(files)],
        Linux = await Guest.ReadAsync(files),
    };
}
