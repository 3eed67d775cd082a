namespace ImagePortal.Core.Files.Fetching;

/// <summary>
/// Refusals of far sources. What the network says is one text for all: who may ask for addresses must not learn from the answers what lies
/// behind the portal. The log tells operators more.
/// </summary>
public static class FetchErrors
{
    public static Error Unreachable { get; } = new(
        ErrorKind.Invalid,
        "source.unreachable",
        "The portal cannot read this address. It must be reachable from the internet over https; try it from another network, or upload the file instead.");

    public static Error NotSecure { get; } = new(
        ErrorKind.Invalid, "source.not-secure", "This portal reads https addresses only, also where one leads to another. Use the https address, or upload the file instead.");

    public static Error TooManyRedirects { get; } =
        new(ErrorKind.Invalid, "source.redirects", "The address leads from one place to the next without end. Give the address where the file itself lies.");

    public static Error NoLength { get; } = new(
        ErrorKind.Invalid,
        "source.no-length",
        "The server does not say how long the file is, so that a part of it could pass for all. Put it on a server that does, or upload it instead.");

    public static Error Encoded { get; } = new(
        ErrorKind.Invalid,
        "source.encoded",
        "The server sends the file in an encoding (such as gzip) although it was asked not to. Switch that off for disk images, or upload the file instead.");

    public static Error Empty { get; } = new(ErrorKind.Invalid, "source.empty", "The file at this address is empty. Check the address.");

    public static Error Disobeys { get; } = new(
        ErrorKind.Invalid, "source.protocol", "The server's answers do not fit what was asked for, so that its bytes cannot be relied on. Put the file on another server, or upload it.");

    public static Error TooSlow { get; } = new(
        ErrorKind.Invalid, "source.too-slow", "The server sends too slowly for the portal to wait. Try again later, put the file on a faster server, or upload it instead.");

    public static Error Forgotten { get; } = new(
        ErrorKind.Unavailable, "source.forgotten", "The portal can no longer read the address it kept: its keys have changed. Start the import again with the address.");

    public static Error UnknownBucket { get; } = new(
        ErrorKind.NotFound, "source.bucket", "This account can read no such bucket. Ask the operator which buckets there are, or use an https address.");

    public static Error BucketUnreachable { get; } = new(
        ErrorKind.Unavailable, "source.bucket-unreachable", "The object storage of this bucket does not answer as it should. Try again later, or ask the operator.");

    public static Error BadAddress(string why) =>
        new(ErrorKind.Invalid, "source.address", $"The address cannot be used: {why}. Give it as https://host/path/disk.qcow2.");

    public static Error BadObject { get; } =
        new(ErrorKind.Invalid, "source.address", "The address cannot be used: give it as s3://bucket/key, the key with at most 1024 bytes.");

    public static Error NoObject(string name) =>
        new(ErrorKind.NotFound, "source.not-found", $"There is no object {name}. Check the key, upper and lower case too.");

    public static Error Answers(int status) => new(
        ErrorKind.Invalid,
        "source.answer",
        status is 401 or 403
            ? $"The server answers {status}: it wants a permission. Use an address that carries one, such as a pre-signed URL that has not expired."
            : status is 404 or 410 ? $"The server answers {status}: there is no such file. Check the address." : $"The server answers {status}. Check the address in a browser, or upload the file instead.");

    /// <summary>Only of servers that may be connected to, so that it tells nothing of what lies behind the portal.</summary>
    public static Error Certificate(string why) => new(
        ErrorKind.Invalid,
        "source.certificate",
        $"The server's certificate is not accepted: {why}. Use an address whose certificate browsers accept, or upload the file instead. For a server of your own network, ask the operator.");

    public static Error TooLarge(long bytes, int maxGiB) => new(
        ErrorKind.LimitReached,
        "source.too-large",
        $"The file has {bytes / (double)(1 << 30):0.##} GiB; at most {maxGiB} GiB can be imported. Convert it to a compressed qcow2 first.")
    {
        Fix = "qemu-img convert -O qcow2 -c IN OUT.qcow2",
    };
}
