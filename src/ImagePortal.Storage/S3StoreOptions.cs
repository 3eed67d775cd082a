namespace ImagePortal.Storage;

/// <summary>Where an image store lies in an S3 service, any compatible one, and how it is reached. The bucket must exist.</summary>
public sealed record S3StoreOptions
{
    /// <summary>Such as <c>https://s3.example.test</c>.</summary>
    public required Uri Endpoint { get; init; }

    public required string Bucket { get; init; }

    /// <summary>What the names of all of the store's objects begin with; several stores may share a bucket. Slashes around it do not matter.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>What requests are signed for; most services of one's own take any.</summary>
    public string Region { get; init; } = "us-east-1";

    public required string AccessKey { get; init; }

    public required string SecretKey { get; init; }

    /// <summary>The bucket in the path, not in the host's name: services of one's own seldom have names for each bucket.</summary>
    public bool PathStyle { get; init; } = true;

    /// <summary>How long one attempt at one request may take; a few are made before the store counts as not reachable.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The keys stay out of logs.</summary>
    public override string ToString() => $"s3://{Bucket}/{Prefix} at {Endpoint}";
}
