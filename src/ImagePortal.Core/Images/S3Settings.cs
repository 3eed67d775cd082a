using ImagePortal.Core.Regions;
using ImagePortal.Storage;

namespace ImagePortal.Core.Images;

/// <summary>An S3 service, any compatible one. The bucket must exist.</summary>
public sealed record S3Settings
{
    /// <summary>Such as <c>https://s3.example.test</c>.</summary>
    public Uri? Endpoint { get; init; }

    public string? Bucket { get; init; }

    /// <summary>What the names of all objects begin with, before the region's code.</summary>
    public string? Prefix { get; init; }

    /// <summary>What requests are signed for; <c>us-east-1</c> unless set.</summary>
    public string? Region { get; init; }

    public string? AccessKey { get; init; }

    public string? SecretKey { get; init; }

    /// <summary>The bucket in the path, not in the host's name; true unless set.</summary>
    public bool? PathStyle { get; init; }

    /// <summary>The keys stay out of logs.</summary>
    public override string ToString() => $"s3://{Bucket}/{Prefix} at {Endpoint}";

    /// <summary>These settings, and those of <paramref name="others"/> where one is left out.</summary>
    internal S3Settings Over(S3Settings others) => new()
    {
        Endpoint = Endpoint ?? others.Endpoint,
        Bucket = Bucket ?? others.Bucket,
        Prefix = Prefix ?? others.Prefix,
        Region = Region ?? others.Region,
        AccessKey = AccessKey ?? others.AccessKey,
        SecretKey = SecretKey ?? others.SecretKey,
        PathStyle = PathStyle ?? others.PathStyle,
    };

    /// <summary>What keeps a store from being opened, or null.</summary>
    /// <param name="path">Of the settings.</param>
    internal string? Flaw(string path) => this switch
    {
        { Endpoint: not { IsAbsoluteUri: true, Scheme: "http" or "https" } } => $"{path}:Endpoint must be an http or https address.",
        { Bucket: null or "" } => $"{path}:Bucket is needed for Kind S3.",
        { AccessKey: null or "" } => $"{path}:AccessKey is needed for Kind S3.",
        { SecretKey: null or "" } => $"{path}:SecretKey is needed for Kind S3.",
        _ => null,
    };

    internal S3StoreOptions StoreOf(RegionCode region)
    {
        var options = new S3StoreOptions
        {
            Endpoint = Endpoint!,
            Bucket = Bucket!,
            Prefix = $"{Prefix?.Trim('/')}/{region}",
            AccessKey = AccessKey!,
            SecretKey = SecretKey!,
            PathStyle = PathStyle ?? true,
        };
        return Region is { Length: > 0 } signed ? options with { Region = signed } : options;
    }
}
