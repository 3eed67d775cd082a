namespace ImagePortal.Storage.Tests;

public sealed class ImageStoreTests : IDisposable
{
    private const string Unknown = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private readonly StoreFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> NoDigests =>
    [
        "",
        "sha256:",
        "../../etc/passwd",
        "sha256:../../../../../../../../../../../../../../../../../../../../etc/passwd",
        Unknown.ToUpperInvariant(),
        Unknown[7..],
        Unknown + "0",
        Unknown[..^1],
        Unknown[..^1] + "/",
        Unknown[..^1] + "\0",
        "sha512:" + Unknown[7..],
        " " + Unknown,
    ];

    [Theory]
    [MemberData(nameof(NoDigests))]
    public async Task What_is_no_digest_is_refused(string text)
    {
        var store = _folder.Open();

        await Assert.ThrowsAsync<FormatException>(() => store.OpenAsync(text, Token));
        await Assert.ThrowsAsync<FormatException>(() => store.VerifyAsync(text, null, Token));
        Assert.False(ContentDigest.TryParse(text, out _));
    }

    [Fact]
    public void A_digest_is_spelled_as_it_was_read() => Assert.Equal(Unknown, ContentDigest.Parse(Unknown).ToString());

    [Fact]
    public async Task An_image_the_store_does_not_have_is_unknown()
    {
        var store = _folder.Open();

        Assert.Equal(Unknown, (await Assert.ThrowsAsync<UnknownImageException>(() => store.OpenAsync(Unknown, Token))).Digest);
        await Assert.ThrowsAsync<UnknownImageException>(() => store.VerifyAsync(Unknown, null, Token));
        Assert.Empty(await store.ListAsync(Token).ToListAsync(Token));
    }

    [Fact]
    public async Task The_list_names_every_sealed_image()
    {
        var store = ImageStore.OpenFolder(Path.Combine(_folder.Path, "new", "folder") + "/");
        var first = await store.IngestAsync(MemoryDisk.Mixed(seed: 1, chunks: 6), null, Token);
        var second = await store.IngestAsync(MemoryDisk.Mixed(seed: 2, chunks: 3), null, Token);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "new", "folder", "manifests", "README"), "no manifest", Token);

        var images = await store.ListAsync(Token).ToListAsync(Token);

        StoredImage[] expected = [new(first.Digest, 6 << 20, 4 << 20, 4, true), new(second.Digest, 3 << 20, 2 << 20, 2, true)];
        Assert.Equal(expected.OrderBy(image => image.Digest), images.OrderBy(image => image.Digest));
    }

    public void Dispose() => _folder.Dispose();
}
