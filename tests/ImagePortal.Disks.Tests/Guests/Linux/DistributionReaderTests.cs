using ImagePortal.Disks.Guests.Linux;

namespace ImagePortal.Disks.Tests.Guests.Linux;

/// <summary>Distributions are told from their look-alikes (R68), by the release files of real systems.</summary>
public sealed class DistributionReaderTests
{
    [Theory]
    [InlineData("almalinux10", "almalinux", "10.0")]
    [InlineData("amazon2014", "amzn", "2014.03")]
    [InlineData("centos5", "centos", "5.11")]
    [InlineData("centos7", "centos", "7")]
    [InlineData("centosstream8", "centos", "8")]
    [InlineData("cloudlinux7", "cloudlinux", "7.3")]
    [InlineData("coreos", "coreos", "899.15.0")]
    [InlineData("debian8", "debian", "8")]
    [InlineData("debian10", "debian", "10")]
    [InlineData("fedora23", "fedora", "23")]
    [InlineData("opensuse15", "opensuse-leap", "15.2")]
    [InlineData("opensuse42", "opensuse", "42.1")]
    [InlineData("oracle7", "ol", "7.5")]
    [InlineData("rhel6", "rhel", "6.5")]
    [InlineData("rhel7", "rhel", "7.0")]
    [InlineData("rhel9", "rhel", "9.6")]
    [InlineData("rocky9", "rocky", "9.3")]
    [InlineData("scientific7", "scientific", "7.2")]
    [InlineData("sles12", "sles", "12.1")]
    [InlineData("ubuntu14", "ubuntu", "14.04")]
    [InlineData("ubuntu16", "ubuntu", "16.04")]
    [InlineData("ubuntu24", "ubuntu", "24.04")]
    public async Task Release_files_name_the_distribution_and_its_version(string folder, string id, string version)
    {
        var root = Path.Combine(AppContext.BaseDirectory, "corpus", "release-files", folder);
        var files = new GuestFiles();
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            files.Add("/" + Path.GetRelativePath(root, file), await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        }

        var distribution = await DistributionReader.ReadAsync(files, TestContext.Current.CancellationToken);

        Assert.Equal((id, version), (distribution?.Id, distribution?.Version));
    }

    [Theory]
    [InlineData("/etc/debian_version", "6.0.10\n", "debian", "6.0.10")]
    [InlineData("/etc/lsb-release", "DISTRIB_ID=Ubuntu\nDISTRIB_RELEASE=10.04\n", "ubuntu", "10.04")]
    [InlineData("/etc/SuSE-release", "SUSE Linux Enterprise Server 11 (x86_64)\nVERSION = 11\n", "sles", "11")]
    [InlineData("/usr/lib/os-release", "ID='fedora'\nVARIANT_ID=coreos\nVERSION_ID=39 # comment\n", "coreos", "39")]
    public async Task Older_places_serve_where_newer_ones_are_missing(string path, string text, string id, string version)
    {
        var distribution = await DistributionReader.ReadAsync(new GuestFiles().Add(path, text), TestContext.Current.CancellationToken);

        Assert.Equal((id, version, path), (distribution?.Id, distribution?.Version, distribution?.Source));
    }

    [Fact]
    public async Task Nothing_is_guessed_without_release_files() =>
        Assert.Null(await DistributionReader.ReadAsync(new GuestFiles().Add("/etc/passwd", "root"), TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("debian", "6.1.0-31-amd64", true)]
    [InlineData("debian", "6.1.0-31-cloud-amd64", true)]
    [InlineData("debian", "6.12.43+deb13-amd64", true)]
    [InlineData("debian", "6.5.0-0.deb12.4-amd64", true)]
    [InlineData("debian", "5.10.0-0.bpo.15-amd64", true)]
    [InlineData("debian", "3.16.0-4-586", false)]
    [InlineData("debian", "6.1.0-31-meridian-amd64", false)]
    [InlineData("debian", "6.6.1", false)]
    [InlineData("ubuntu", "5.15.0-91-generic", true)]
    [InlineData("ubuntu", "6.8.0-31-mainline", false)]
    [InlineData("centos", "3.10.0-1160.119.1.el7.x86_64", true)]
    [InlineData("centos", "5.4.278-1.el7.elrepo.x86_64", false)]
    [InlineData("centos", "2.6.18-398.el5", true)]
    [InlineData("rhel", "5.14.0-362.8.1.el9_3.x86_64", true)]
    [InlineData("sles", "4.12.14-122.37-default", true)]
    [InlineData("opensuse-leap", "5.14.21-150500.55.39-default", true)]
    [InlineData("sles", "6.1.0-custom", false)]
    public void A_kernel_is_native_by_the_form_of_its_version(string distribution, string version, bool expected) =>
        Assert.Equal(expected, NativeKernels.IsNative(distribution, version));
}
