using System.ComponentModel.DataAnnotations;
using ImagePortal.Storage;

namespace ImagePortal.Core.Images;

/// <summary>A bucket of object storage that disks are imported from, an entry of <c>Portal:Imports:Buckets</c>.</summary>
public sealed record ImportBucket
{
    /// <summary>As in <c>s3://name/key</c>.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>The bucket at the service; null when it has the same name there.</summary>
    public string? Bucket { get; init; }

    /// <summary>Such as <c>https://s3.example.test</c>.</summary>
    [Required]
    public Uri? Endpoint { get; init; }

    [Required]
    public string Region { get; init; } = "us-east-1";

    [Required]
    public string AccessKey { get; init; } = "";

    [Required]
    public string SecretKey { get; init; } = "";

    /// <summary>The bucket in the path, not in the host's name.</summary>
    public bool PathStyle { get; init; } = true;

    /// <summary>Account IDs that may read it; empty for all.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>Images may be exported to it too.</summary>
    public bool TakesExports { get; init; }

    /// <summary>The keys stay out of logs.</summary>
    public override string ToString() => $"s3://{Name} at {Endpoint}";

    internal bool IsOpenTo(string account) => Accounts.Count == 0 || Accounts.Contains(account);

    internal S3StoreOptions ToStore() => new()
    {
        Endpoint = Endpoint!,
        Bucket = Bucket ?? Name,
        Region = Region,
        AccessKey = AccessKey,
        SecretKey = SecretKey,
        PathStyle = PathStyle,
    };
}
