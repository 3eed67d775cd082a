using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Notifications;

/// <summary>An operator finds a message that could not be delivered, and sends it again.</summary>
public sealed class DeadLetterTests(Chrome chrome, World world) : BrowserTest(chrome)
{
    private const string Region = "ap-singapore";

    [Fact]
    public async Task A_dead_letter_is_sent_again_under_its_own_id_and_another_is_dropped()
    {
        var alice = await SignInAsync(world.Portal);
        var (first, second) = (await ImportAsync(alice, "lost-one"), await ImportAsync(alice, "lost-two"));
        var mail = await world.Mail.ReceiveAsync(first);
        await world.Mail.ReceiveAsync(second);
        await DieAsync(first);
        await DieAsync(second);

        var admin = await SignInAsync(world.Portal, Visitor.Admin);
        await admin.OpenAsync("admin/dead-letters");
        await Expect(admin.Row("lost-one is ready")).ToContainTextAsync("550 no such mailbox");
        await admin.Row("lost-one is ready").GetByRole(AriaRole.Checkbox).CheckAsync();
        await admin.Button("Send 1 again").ClickAsync();
        await Expect(admin.Row("lost-one is ready")).Not.ToBeVisibleAsync();
        await Wait.UntilAsync("the mail to come again", () => world.Mail.About(first).Count == 2);

        await admin.Row("lost-two is ready").GetByRole(AriaRole.Checkbox).CheckAsync();
        await admin.Button("Drop 1").ClickAsync();
        await admin.Button("Drop the message").ClickAsync();
        await Expect(admin.Row("lost-two is ready")).Not.ToBeVisibleAsync();

        Assert.All(world.Mail.About(first), x => Assert.Equal(mail.MessageId, x.MessageId));
        Assert.Equal(["Sent"], world.Portal.Data.OutboxStates(first));
        Assert.Equal(["Dropped"], world.Portal.Data.OutboxStates(second));
        Assert.Single(world.Mail.About(second));
    }

    private async Task<string> ImportAsync(Visitor alice, string name)
    {
        var import = new ImportScreen(alice);
        await import.StartAsync(Region, SampleDisks.Good, name);
        await import.IsReadyAsync(name);
        var image = world.Portal.Data.Operation(import.OperationId).ImageId;
        await Wait.UntilAsync("the outbox to be done", () => world.Portal.Data.OutboxStates(image) is ["Sent"]);
        return image;
    }

    /// <summary>As if the mail server had said no.</summary>
    private Task DieAsync(string image) => world.Portal.Data.ChangeAsync(
        """
        UPDATE outbox SET State = 'Dead', LastFault = '550 no such mailbox', SentAt = NULL
        WHERE Notification IN (SELECT Id FROM notifications WHERE Link LIKE '%/' || $key)
        """,
        image);
}
