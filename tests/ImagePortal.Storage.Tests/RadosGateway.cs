using System.Diagnostics;
using Amazon.Runtime;
using Amazon.S3;
using ImagePortal.Storage.Tests;

[assembly: AssemblyFixture(typeof(RadosGateway))]

namespace ImagePortal.Storage.Tests;

/// <summary>
/// An S3 service for the tests: that of IMAGEPORTAL_TEST_S3 ("endpoint access-key secret-key"), else a Ceph radosgw that is started for
/// this run when the first test asks for it. Without both, those tests are skipped.
/// </summary>
public sealed class RadosGateway : IAsyncDisposable
{
    private const int NotInstalled = 3;

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"imageportal-radosgw-{Guid.NewGuid():N}");
    private readonly Lazy<Task<string[]?>> _started;
    private int _buckets;

    public RadosGateway() => _started = new(StartAsync);

    /// <summary>The options of a store in a new bucket.</summary>
    public async Task<S3StoreOptions> NewStoreAsync()
    {
        var service = await _started.Value;
        Assert.SkipWhen(service is null, "S3 tests need root and the Debian packages radosgw ceph-mon ceph-osd ceph-common, or IMAGEPORTAL_TEST_S3.");
        var options = new S3StoreOptions
        {
            Endpoint = new(service![0]),
            Bucket = $"test-{Environment.ProcessId}-{Interlocked.Increment(ref _buckets)}",
            Prefix = "region/one",
            AccessKey = service[1],
            SecretKey = service[2],
            RequestTimeout = TimeSpan.FromSeconds(20),
        };
        var configuration = new AmazonS3Config { ServiceURL = service[0], ForcePathStyle = true, AuthenticationRegion = options.Region };
        using var client = new AmazonS3Client(new BasicAWSCredentials(service[1], service[2]), configuration);
        await client.PutBucketAsync(options.Bucket);
        return options;
    }

    public async ValueTask DisposeAsync()
    {
        if (_started.IsValueCreated && Directory.Exists(_folder))
        {
            await RunAsync("--stop", _folder);
        }
    }

    private static string Script()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "infra", "start-radosgw.sh")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "infra", "start-radosgw.sh");
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", [Script(), .. arguments]) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }

    private async Task<string[]?> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("IMAGEPORTAL_TEST_S3") is { Length: > 0 } given)
        {
            return given.Split(' ');
        }

        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var (code, output) = await RunAsync(_folder, $"{Environment.ProcessId}");
        return code switch
        {
            0 => [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..])],
            NotInstalled => null,
            _ => throw new InvalidOperationException($"radosgw did not start ({code})."),
        };
    }
}
