using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Exports;

/// <summary>An owner takes an image out again, by browser or by a program that goes on where a connection broke.</summary>
public sealed class DownloadTests(Chrome chrome, World world) : BrowserTest(chrome)
{
    private const string Region = "na-toronto";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Image_is_downloaded_from_its_row_and_from_its_page_and_is_the_disk_that_was_imported()
    {
        var alice = await SignInAsync(world.Portal);
        var list = new ImageList(alice);
        await list.ImportAsync(Region, "to-download");
        await list.OpenAsync(Region);

        await list.ChooseAsync("to-download", "Download");
        var folder = Directory.CreateTempSubdirectory("imageportal-downloads-");
        var sparse = await SaveAsync(alice, "Download qcow2", folder);
        await list.Row("to-download").GetByRole(AriaRole.Link, new() { Name = "to-download" }).ClickAsync();
        await Expect(alice.Heading("to-download")).ToBeVisibleAsync();
        await alice.Button("Download").ClickAsync();
        await Expect(list.Dialog).ToContainTextAsync(world.Portal.Data.CustomImagesIn(Region).Single(x => x.Name == "to-download").Digest!);
        await list.Dialog.GetByLabel("raw").CheckAsync();
        var plain = await SaveAsync(alice, "Download raw", folder);

        Assert.Equal(("to-download.qcow2", "to-download.raw"), (Path.GetFileName(sparse), Path.GetFileName(plain)));
        Qemu("check", "-f", "qcow2", sparse);
        Qemu("compare", "-f", "qcow2", "-F", "qcow2", SampleDisks.Good, sparse);
        Qemu("compare", "-f", "qcow2", "-F", "raw", SampleDisks.Good, plain);
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("raw")]
    [InlineData("qcow2")]
    public async Task Download_that_broke_off_goes_on_where_it_stopped(string format)
    {
        var alice = await SignInAsync(world.Portal);
        var name = $"to-resume-{format}";
        await new ImageList(alice).ImportAsync(Region, name);
        var image = world.Portal.Data.CustomImagesIn(Region).Single(x => x.Name == name);
        var address = new Uri(world.Portal.Address, $"images/{Region}/{image.Id}/disk.{format}");
        using var client = await ClientOfAsync(alice);

        // The connection ends in the middle; what came until then is kept.
        var whole = await client.GetByteArrayAsync(address, Cancellation);
        var begun = new byte[whole.Length / 3];
        EntityTagHeaderValue tag;
        using (var broken = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, Cancellation))
        {
            tag = broken.Headers.ETag!;
            Assert.Equal((HttpStatusCode.OK, whole.Length, $"{name}.{format}"), (broken.StatusCode, broken.Content.Headers.ContentLength, broken.Content.Headers.ContentDisposition?.FileNameStar));
            await using var body = await broken.Content.ReadAsStreamAsync(Cancellation);
            await body.ReadExactlyAsync(begun, Cancellation);
        }

        using var rest = await AskAsync(client, address, begun.Length, tag);
        using var other = await AskAsync(client, address, begun.Length, new EntityTagHeaderValue("\"other\""));
        using var beyond = await AskAsync(client, address, whole.Length, tag);
        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address), Cancellation);

        Assert.StartsWith($"\"{image.Digest}", tag.Tag, StringComparison.Ordinal);
        Assert.False(tag.IsWeak);
        Assert.Equal((HttpStatusCode.PartialContent, begun.Length, whole.Length), (rest.StatusCode, rest.Content.Headers.ContentRange?.From, rest.Content.Headers.ContentRange?.Length));
        Assert.Equal(whole, begun.Concat(await rest.Content.ReadAsByteArrayAsync(Cancellation)));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.RequestedRangeNotSatisfiable), (other.StatusCode, beyond.StatusCode));
        Assert.Equal((HttpStatusCode.OK, whole.Length, tag), (head.StatusCode, head.Content.Headers.ContentLength, head.Headers.ETag));
        Assert.Equal(["bytes"], head.Headers.AcceptRanges);
    }

    [Fact]
    public async Task Image_of_another_account_is_not_there_and_a_stranger_has_to_sign_in()
    {
        var alice = await SignInAsync(world.Portal);
        await new ImageList(alice).ImportAsync(Region, "not-for-bob");
        var image = world.Portal.Data.CustomImagesIn(Region).Single(x => x.Name == "not-for-bob").Id;
        var address = new Uri(world.Portal.Address, $"images/{Region}/{image}/disk.raw");
        using var ofBob = await ClientOfAsync(await SignInAsync(world.Portal, Visitor.Bob));
        using var ofNobody = new HttpClient();

        using var foreign = await ofBob.GetAsync(address, Cancellation);
        using var stranger = await ofNobody.GetAsync(address, Cancellation);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Unauthorized), (foreign.StatusCode, stranger.StatusCode));
    }

    private static async Task<string> SaveAsync(Visitor visitor, string link, DirectoryInfo folder)
    {
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync());
        var path = Path.Combine(folder.FullName, download.SuggestedFilename);
        await download.SaveAsAsync(path);
        return path;
    }

    /// <summary>A program with the session of somebody who signed in.</summary>
    private async Task<HttpClient> ClientOfAsync(Visitor visitor)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        var cookies = await visitor.Context.CookiesAsync([$"{world.Portal.Address}"]);
        client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", cookies.Select(x => $"{x.Name}={x.Value}")));
        return client;
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, Uri address, long from, EntityTagHeaderValue tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Range = new RangeHeaderValue(from, null);
        request.Headers.IfRange = new RangeConditionHeaderValue(tag);
        return await client.SendAsync(request, Cancellation);
    }

    private static void Qemu(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("qemu-img", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync(Cancellation);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{output}{errors.Result}");
    }
}
