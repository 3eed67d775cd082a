using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Accounts;

/// <summary>Two accounts in two browsers: what one has, the other cannot tell from what does not exist.</summary>
public sealed class TenancyTests(Chrome chrome, World world) : BrowserTest(chrome)
{
    private const string Region = "ap-singapore";
    private const string Name = "only-for-alice";

    [Fact]
    public async Task The_addresses_of_another_account_lead_nowhere()
    {
        var (image, operation, upload) = await AliceHasAsync("not-for-bob");
        var bob = await SignInAsync(world.Portal, Visitor.Bob);

        foreach (var (own, unknown) in new (string Own, string Unknown)[]
        {
            ($"images/{Region}/{image}", $"images/{Region}/img-zzzzzzzz"),
            ($"operations/{operation}", "operations/op-zzzzzzzzzzzz"),
            ($"images/{Region}/import?operation={operation}", $"images/{Region}/import?operation=op-zzzzzzzzzzzz"),
        })
        {
            Assert.Equal(await TextAsync(bob, unknown), await TextAsync(bob, own));
        }

        foreach (var method in (string[])["HEAD", "PATCH", "DELETE"])
        {
            Assert.Equal(await AnswerAsync(bob, method, "uploads/file-zzzzzzzzzzzzzzzz"), await AnswerAsync(bob, method, upload));
        }

        Assert.Equal(await AnswerAsync(bob, "GET", $"images/{Region}/img-zzzzzzzz/report.json"), await AnswerAsync(bob, "GET", $"images/{Region}/{image}/report.json"));
    }

    [Fact]
    public async Task The_lists_and_mails_of_another_account_show_nothing()
    {
        var (image, _, upload) = await AliceHasAsync(Name);
        var bob = await SignInAsync(world.Portal, Visitor.Bob);

        foreach (var page in (string[])[$"images/{Region}", $"images/{Region}?tab=shared", $"images/{Region}?tab=public", $"images/{Region}?filter={image}", "operations", "files"])
        {
            var text = await TextAsync(bob, page);
            Assert.DoesNotContain(Name, text, StringComparison.Ordinal);
            Assert.DoesNotContain(image, text, StringComparison.Ordinal);
            Assert.DoesNotContain(upload.Split('/')[^1], text, StringComparison.Ordinal);
        }

        await bob.Page.GetByRole(AriaRole.Button, new() { NameRegex = Visitor.Words("^Notifications") }).ClickAsync();
        await Expect(bob.Page.GetByRole(AriaRole.Group, new() { Name = "Notifications" })).Not.ToContainTextAsync(Name);
        await world.Mail.ReceiveAsync(image);
        Assert.All(world.Mail.About(image), x => Assert.Equal(Visitor.Alice, Assert.Single(x.To.Mailboxes).Address));
    }

    [Fact]
    public async Task Without_the_import_permission_the_page_says_why_nothing_can_start()
    {
        var carol = await SignInAsync(world.Portal, Visitor.Carol);
        var import = new ImportScreen(carol);

        await import.OpenAsync(Region);
        await import.ChooseAsync(SampleDisks.Good);
        await Expect(import.Verdict).ToContainTextAsync("This disk can be imported");

        await Expect(import.Submit).ToHaveCountAsync(0);
        var apply = carol.Main.GetByRole(AriaRole.Link, new() { Name = "Apply to import" });
        await Expect(apply).ToHaveAccessibleDescriptionAsync(Visitor.Words("This account may not import images yet. Apply for the import permission"));
        await apply.ClickAsync();
        await Expect(carol.Heading("Import permission")).ToBeVisibleAsync();
        await carol.OpenAsync("operations");
        await Expect(carol.Heading("Nothing has run yet")).ToBeVisibleAsync();
    }

    /// <summary>An image that is ready, the operation that made it, and an upload that has just begun.</summary>
    private async Task<(string Image, string Operation, string Upload)> AliceHasAsync(string name)
    {
        var alice = await SignInAsync(world.Portal);
        var import = new ImportScreen(alice);
        await import.StartAsync(Region, SampleDisks.Good, name);
        await import.IsReadyAsync(name);
        var headers = new Dictionary<string, string> { ["Tus-Resumable"] = "1.0.0", ["Upload-Length"] = "1000" };
        var created = await alice.Context.APIRequest.PostAsync("uploads", new() { Headers = headers });
        return (world.Portal.Data.Operation(import.OperationId).ImageId, import.OperationId, created.Headers["location"].TrimStart('/'));
    }

    /// <summary>What a page says, without the IDs of its own address.</summary>
    private static async Task<string> TextAsync(Visitor bob, string path)
    {
        await bob.OpenAsync(path);
        await Expect(bob.Main.GetByRole(AriaRole.Heading).First).ToBeVisibleAsync();
        var text = await bob.Main.InnerTextAsync();
        return path.Contains("filter", StringComparison.Ordinal) ? text : Visitor.Words("(img|op)-[0-9a-z]+").Replace(text, "ID");
    }

    private static async Task<(int Status, string Body)> AnswerAsync(Visitor bob, string method, string path)
    {
        var headers = new Dictionary<string, string>
        {
            ["Tus-Resumable"] = "1.0.0",
            ["Upload-Offset"] = "0",
            ["Content-Type"] = "application/offset+octet-stream",
        };
        var answer = await bob.Context.APIRequest.FetchAsync(path, new() { Method = method, Headers = headers, DataByte = method == "PATCH" ? [1] : null });
        return (answer.Status, Visitor.Words("file-[0-9a-z]+").Replace(await answer.TextAsync(), "ID"));
    }
}
