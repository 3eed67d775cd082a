using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Notifications;

/// <summary>A person verifies a phone number, chooses channels, and hears of an import by mail and SMS (R96, D9).</summary>
public sealed class NoticeSettingsTests(Chrome chrome, World world) : BrowserTest(chrome)
{
    private const string Region = "ap-hongkong";
    private const string Number = "+8613800138009";

    [Fact]
    public async Task A_number_is_verified_by_its_code_and_the_result_of_an_import_comes_by_sms_too()
    {
        var bob = await SignInAsync(world.Portal, Visitor.Bob);
        await bob.OpenAsync("account/notifications");
        await Expect(Box(bob, "Imports by SMS")).ToBeDisabledAsync();
        await Expect(Box(bob, "Imports by mail, always")).ToBeDisabledAsync();

        await bob.Page.GetByLabel("Phone number").FillAsync("138 0013 8009");
        await bob.Button("Send a code").ClickAsync();
        await Expect(bob.Main.GetByRole(AriaRole.Alert)).ToContainTextAsync("This is no phone number with its country");
        await bob.Page.GetByLabel("Phone number").FillAsync("+86 138 0013 8009");
        await bob.Button("Send a code").ClickAsync();
        await Expect(bob.Page.GetByLabel($"Code sent to {Number}")).ToBeVisibleAsync();
        var code = Assert.Single(world.Sms.Requests, x => x.To == Number).Text[..6];
        await EnterAsync(bob, code == "000000" ? "111111" : "000000");
        await Expect(bob.Main.GetByRole(AriaRole.Alert)).ToContainTextAsync("This is not the code that was sent. 4 more tries.");
        await EnterAsync(bob, code);
        await Expect(bob.Main.GetByText("Verified", new() { Exact = true })).ToBeVisibleAsync();

        await Box(bob, "Imports by SMS").CheckAsync();
        await Expect(bob.Page.GetByText("Saved")).ToBeVisibleAsync();
        await bob.ReloadAsync();
        await Expect(Box(bob, "Imports by SMS")).ToBeCheckedAsync();

        await AssertHeardAsync(bob);
        await bob.OpenAsync("account/notifications");
        await bob.Button("Remove the number").ClickAsync();
        await Expect(Box(bob, "Imports by SMS")).ToBeDisabledAsync();
    }

    private async Task AssertHeardAsync(Visitor bob)
    {
        var import = new ImportScreen(bob);
        await import.StartAsync(Region, SampleDisks.Good, "by-sms");
        await import.IsReadyAsync("by-sms");
        var image = world.Portal.Data.Operation(import.OperationId).ImageId;
        await world.Mail.ReceiveAsync(image);
        await Wait.UntilAsync("an SMS about the import", () => world.Sms.Requests.Any(x => x.Text.Contains(image, StringComparison.Ordinal)));

        var text = Assert.Single(world.Sms.Requests, x => x.To == Number && x.Text.Contains(image, StringComparison.Ordinal)).Text;
        Assert.Equal($"ImagePortal: by-sms is ready in Hong Kong {world.Portal.Address}images/{Region}/{image}", text);
        Assert.Single(world.Mail.About(image));

        await bob.OpenAsync("notifications");
        await bob.Page.GetByRole(AriaRole.Link, new() { NameRegex = Visitor.Words("^by-sms is ready in Hong Kong") }).Last.ClickAsync();
        await Expect(bob.Heading("by-sms")).ToBeVisibleAsync();
    }

    private static ILocator Box(Visitor visitor, string name) => visitor.Page.GetByRole(AriaRole.Checkbox, new() { Name = name, Exact = true });

    private static async Task EnterAsync(Visitor visitor, string code)
    {
        await visitor.Page.GetByLabel($"Code sent to {Number}").FillAsync(code);
        await visitor.Button("Verify").ClickAsync();
    }
}
