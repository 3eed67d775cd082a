using System.Diagnostics;
using System.Text.Json;
using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Audit;

/// <summary>An operator finds who did what and who was not allowed to, takes it away as a file, and sees when somebody touched it.</summary>
public sealed class AuditWalkTests(Chrome chrome, World world) : BrowserTest(chrome)
{
    [Fact]
    public async Task What_somebody_did_and_was_refused_is_found_and_exported()
    {
        var carol = await SignInAsync(world.Portal, Visitor.Carol);
        carol.Forgive("403");
        await carol.Page.GotoAsync("admin/audit");
        await carol.OpenAsync("account");
        await carol.Page.GetByLabel("Nickname").FillAsync("Carol the Second");
        await carol.Button("Save").ClickAsync();
        await Expect(carol.Page.GetByText("Nickname saved")).ToBeVisibleAsync();

        var admin = await SignInAsync(world.Portal, Visitor.Admin);
        await admin.OpenAsync("admin/audit");
        await admin.Page.GetByLabel("Who").FillAsync(Visitor.Carol);
        await admin.Page.GetByLabel("Action").FillAsync("member.renamed");
        await admin.Button("Search").ClickAsync();
        await Expect(admin.Page).ToHaveURLAsync(Visitor.Words("action=member.renamed"));
        await Expect(admin.Row("member.signed-in")).ToHaveCountAsync(0);
        var renamed = admin.Row("member.renamed").First;
        await Expect(renamed).ToContainTextAsync("Carol the Second");
        await Expect(renamed).ToContainTextAsync("from 127.0.0.1");
        await admin.Page.GetByLabel("Action").FillAsync("");
        await admin.Page.GetByLabel("Only what was not allowed").CheckAsync();
        await admin.Button("Search").ClickAsync();
        await Expect(admin.Row("member.renamed")).ToHaveCountAsync(0);
        await Expect(admin.Row("refused.page.operators-only").First).ToContainTextAsync("/admin/audit");

        var download = await admin.Page.RunAndWaitForDownloadAsync(() => admin.Page.GetByRole(AriaRole.Link, new() { Name = "JSON lines" }).ClickAsync());
        var lines = await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.All(lines, x => Assert.StartsWith("refused.", JsonDocument.Parse(x).RootElement.GetProperty("action").GetString(), StringComparison.Ordinal));
        Assert.NotEmpty(lines);
    }

    [Fact]
    public async Task One_changed_byte_is_seen_by_the_page_and_by_the_command_line()
    {
        var admin = await SignInAsync(world.Portal, Visitor.Admin);
        await admin.OpenAsync("admin/audit");
        await Wait.UntilAsync("the record to be sealed", () => world.Portal.Data.Count("SELECT COUNT(*) FROM audit WHERE Id NOT IN (SELECT Entry FROM audit_seals)") == 0);
        await admin.Button("Check the record").ClickAsync();
        await Expect(admin.Main.GetByText("The record is intact.")).ToBeVisibleAsync();
        var before = await VerifyAsync();

        await world.Portal.Data.ChangeAsync("UPDATE audit SET Action = 'Account.opened' WHERE Id = $key", "2");
        var changed = await VerifyAsync();
        await admin.Button("Check the record").ClickAsync();
        await Expect(admin.Main.GetByText("The record is not intact.")).ToBeVisibleAsync();
        await Expect(admin.Main).ToContainTextAsync("Entry 2, link 2 of the chain, was changed after it was sealed.");
        await world.Portal.Data.ChangeAsync("UPDATE audit SET Action = 'account.opened' WHERE Id = $key", "2");

        Assert.Equal(0, before.Code);
        Assert.StartsWith("The audit is intact:", before.Said, StringComparison.Ordinal);
        Assert.Equal((1, "The audit is NOT intact. Entry 2, link 2 of the chain, was changed after it was sealed."), changed);
        Assert.Equal(0, (await VerifyAsync()).Code);
    }

    [Fact]
    public async Task Root_of_an_account_sees_its_own_activity()
    {
        var bob = await SignInAsync(world.Portal, Visitor.Bob);

        await bob.OpenAsync("account/audit?action=member.");

        await Expect(bob.Row("member.signed-in").First).ToContainTextAsync(Visitor.Bob);
        await Expect(bob.Main.GetByText(Visitor.Alice)).Not.ToBeVisibleAsync();
    }

    /// <summary>The command, beside the portal at work.</summary>
    private async Task<(int Code, string Said)> VerifyAsync()
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Repository.Portal, "--verify-audit"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = world.Portal.Data.Folder,
        };
        start.Environment["Portal__DataPath"] = world.Portal.Data.Folder;
        start.Environment["Logging__LogLevel__Default"] = "None";
        using var command = Process.Start(start)!;
        var said = await command.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await command.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (command.ExitCode, said.Trim());
    }
}
