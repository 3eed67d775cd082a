using Amazon.Runtime;
using Amazon.S3;
using ImagePortal.Storage;

namespace ImagePortal.Benchmarks;

/// <summary>A store in the S3 service that IMAGEPORTAL_TEST_S3 names: "endpoint access-key secret-key".</summary>
internal static class Bucket
{
    private const string Name = "imageportal-benchmarks";

    private static readonly string[] Service = System.Environment.GetEnvironmentVariable("IMAGEPORTAL_TEST_S3")?.Split(' ') ?? [];

    public static bool IsThere => Service.Length == 3;

    /// <summary>The same store for the command line tool, which takes the rest from its <see cref="Environment"/>.</summary>
    public const string Address = $"s3://{Name}";

    public static IEnumerable<(string Name, string Value)> Environment => IsThere
        ? [("IMAGEPORTAL_S3_ENDPOINT", Service[0]), ("IMAGEPORTAL_S3_ACCESS_KEY", Service[1]), ("IMAGEPORTAL_S3_SECRET_KEY", Service[2])]
        : [];

    public static ImageStore Open() =>
        ImageStore.OpenS3(new() { Endpoint = new(Service[0]), Bucket = Name, AccessKey = Service[1], SecretKey = Service[2] });

    public static async Task EmptyAsync()
    {
        using var client = new AmazonS3Client(
            new BasicAWSCredentials(Service[1], Service[2]),
            new AmazonS3Config { ServiceURL = Service[0], ForcePathStyle = true, AuthenticationRegion = "us-east-1" });
        await client.PutBucketAsync(Name);
        await foreach (var entry in client.Paginators.ListObjectsV2(new() { BucketName = Name }).S3Objects)
        {
            await client.DeleteObjectAsync(Name, entry.Key);
        }
    }
}
