using System.Diagnostics;
using ImagePortal.Api.Tests.Setup;
using ImagePortal.Web.Components.Accounts;

namespace ImagePortal.Api.Tests.Sdk;

/// <summary>What the page of keys and the README give to copy runs as it stands, with the portal's own address (D21).</summary>
public sealed class SnippetTests(ApiPortal portal)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Snippet_for_curl_lists_images()
    {
        var image = await portal.Rows.AddImageAsync(PortalRows.Alice, "seen by curl");

        var said = await RunAsync("bash", "-euc", Snippet("curl").Replace("{\"Limit\":20}", $$"""{"ImageIds":["{{image}}"]}""", StringComparison.Ordinal));

        Assert.Contains($"\"ImageId\":\"{image}\"", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Snippet_for_Node_lists_images()
    {
        Node.NeedSdk();
        var image = await portal.Rows.AddImageAsync(PortalRows.Alice, "seen by node");

        var said = await RunAsync("node", "-e", Snippet("Node"));

        Assert.Contains($"{image} seen by node NORMAL", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_lines_of_the_README_list_images()
    {
        Node.NeedSdk();
        var image = await portal.Rows.AddImageAsync(PortalRows.Alice, "seen by a reader");
        var readme = await File.ReadAllTextAsync(Repository.Readme, Cancellation);
        var lines = readme.Split("```js\n")[1].Split("```")[0].Replace("localhost:5080", portal.Address.Authority, StringComparison.Ordinal);

        var said = await RunAsync("node", "-e", lines);

        Assert.Contains($"{image} seen by a reader NORMAL", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Snippet_for_Python_is_Python() =>
        Assert.Equal("", await RunAsync("python3", "-c", "import ast, os; ast.parse(os.environ['SNIPPET'])", Snippet("Python")));

    [Theory]
    [InlineData("TC3-HMAC-SHA256")]
    [InlineData("HmacSHA256")]
    public async Task Services_beside_cvm_answer_the_vendors_packages(string signMethod)
    {
        Node.NeedSdk();
        var image = await portal.Rows.AddImageAsync(PortalRows.Alice, $"served {signMethod}");

        var (code, output) = await Node.RunAsync("services.js", portal.Address.Authority, image, signMethod);

        Assert.True(code == 0, output);
        Assert.Equal("served", output.Trim());
    }

    private string Snippet(string language) => ApiSnippet.All(portal.Address, "ap-guangzhou").Single(x => x.Language == language).Text;

    private static async Task<string> RunAsync(string program, string option, string text, string snippet = "")
    {
        var start = new ProcessStartInfo(program, [option, text]) { WorkingDirectory = Repository.Sdk, RedirectStandardOutput = true, RedirectStandardError = true };
        (start.Environment["SECRET_ID"], start.Environment["SECRET_KEY"], start.Environment["SNIPPET"]) = ("AKIDdevalice", "dev-secret-alice", snippet);
        foreach (var name in new[] { "http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY" })
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Cancellation), process.StandardError.ReadToEndAsync(Cancellation));
        await process.WaitForExitAsync(Cancellation);
        Assert.True(process.ExitCode == 0, await output + await errors);
        return await output;
    }
}
