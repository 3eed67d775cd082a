using ImagePortal.Storage;

namespace ImagePortal.Cli.Commands;

/// <summary>Opens the stores that are named on the command line: a folder, or <c>s3://bucket/prefix</c> of the service that the environment names.</summary>
internal static class StoreAddress
{
    public const string Help =
        """
        A store S is a folder, or s3://BUCKET/PREFIX in an S3 service given by the environment:
          IMAGEPORTAL_S3_ENDPOINT     such as https://s3.example.test
          IMAGEPORTAL_S3_ACCESS_KEY, IMAGEPORTAL_S3_SECRET_KEY
          IMAGEPORTAL_S3_REGION       us-east-1 unless given
        """;

    private const string Scheme = "s3://";

    /// <summary>A store to write to; a folder is created where there is none.</summary>
    /// <exception cref="UsageException">The option is missing, or names no store.</exception>
    public static ImageStore Open(Arguments arguments, string option)
    {
        var address = arguments.Required(option);
        return address.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? ImageStore.OpenS3(ParseS3(address[Scheme.Length..]))
            : ImageStore.OpenFolder(address);
    }

    /// <summary>A store to read from. A mistyped folder is an error, not a new and empty store.</summary>
    /// <exception cref="UsageException">The option is missing, or names no store.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static ImageStore OpenExisting(Arguments arguments, string option)
    {
        var address = arguments.Required(option);
        return address.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || Directory.Exists(address)
            ? Open(arguments, option)
            : throw new DirectoryNotFoundException($"There is no store at {address}.");
    }

    private static S3StoreOptions ParseS3(string address)
    {
        var slash = address.IndexOf('/', StringComparison.Ordinal);
        var bucket = slash < 0 ? address : address[..slash];
        if (bucket.Length == 0)
        {
            throw new UsageException("An S3 store is named s3://BUCKET/PREFIX.");
        }

        return new()
        {
            Endpoint = Uri.TryCreate(Variable("ENDPOINT"), UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https"
                ? endpoint
                : throw new UsageException("IMAGEPORTAL_S3_ENDPOINT is no http or https address."),
            Bucket = bucket,
            Prefix = slash < 0 ? "" : address[slash..],
            AccessKey = Variable("ACCESS_KEY"),
            SecretKey = Variable("SECRET_KEY"),
            Region = Environment.GetEnvironmentVariable("IMAGEPORTAL_S3_REGION") ?? "us-east-1",
        };
    }

    private static string Variable(string name) =>
        Environment.GetEnvironmentVariable($"IMAGEPORTAL_S3_{name}") is { Length: > 0 } value
            ? value
            : throw new UsageException($"An S3 store needs IMAGEPORTAL_S3_{name} in the environment.");
}
