using System.Collections.Concurrent;
using System.Diagnostics;
using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Shell;

/// <summary>The portal as it is put on a server: published into a folder, where nothing of its build lies beside it.</summary>
public sealed class PublishedPortalTests(Chrome chrome, World world) : BrowserTest(chrome)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_published_portal_serves_every_asset_and_its_pages_come_alive()
    {
        var folder = Directory.CreateTempSubdirectory("imageportal-published-");
        await PublishAsync(folder.FullName);
        var portal = await StartPortalAsync(PortalProcess.StartPublishedAsync(world.Mail, folder.FullName));

        var admin = await VisitAsync(portal);
        var assets = new ConcurrentBag<string>();
        admin.Page.Request += (_, request) =>
        {
            if (request.ResourceType is "stylesheet" or "script" or "font")
            {
                assets.Add(request.Url);
            }
        };
        await admin.Page.GotoAsync("sign-in");
        await admin.FillSignInAsync(Visitor.Admin, Visitor.Password);
        await Expect(admin.Heading("There is no region yet")).ToBeVisibleAsync();
        await admin.OpenAsync("admin");

        await Expect(admin.Heading("Overview")).ToBeVisibleAsync();
        await Expect(admin.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        using var client = new HttpClient();
        foreach (var asset in assets.Distinct())
        {
            Assert.True((await client.GetByteArrayAsync(asset, Cancellation)).Length > 0, asset);
        }

        Assert.Contains(assets, x => x.EndsWith(".styles.css", StringComparison.Ordinal));
        folder.Delete(recursive: true);
    }

    private static async Task PublishAsync(string folder)
    {
        var configuration = Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(Repository.Portal)))!;
        var start = new ProcessStartInfo(
            Repository.DotNet,
            ["publish", Repository.PathOf("src/ImagePortal.Web/ImagePortal.Web.csproj"), "--no-build", "--configuration", configuration, "--output", folder])
        {
            RedirectStandardOutput = true,
        };
        using var publication = Process.Start(start)!;
        var output = await publication.StandardOutput.ReadToEndAsync(Cancellation);
        await publication.WaitForExitAsync(Cancellation);
        Assert.True(publication.ExitCode == 0, output);
    }
}
