using ImagePortal.Core.Accounts;
using ImagePortal.Core.Accounts.Keys;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Files;
using ImagePortal.Core.Images;
using ImagePortal.Core.Instances;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Sharing;
using ImagePortal.Core.Tickets;

namespace ImagePortal.Core.Tests.Setup;

/// <summary>Gives an account at least one row of every kind.</summary>
internal static class TenantScenario
{
    internal const string ImageName = "a-name-of-alice";

    internal static SecretId ApiKeyOf(Caller caller) => new($"AKID{caller.Account}");

    internal static TicketId TicketOf(Caller caller) => new($"tkt-{caller.Account.Value[^8..]}");

    internal static InstanceId InstanceOf(Caller caller) => new($"ins-{caller.Account.Value[^8..]}");

    /// <summary>An image whose import is under way, its operation, and a file that is half there.</summary>
    internal static async Task<(ImageId Image, OperationId Operation, FileId File)> FillAsync(TestPortal portal, Caller caller)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var file = TestPortal.Accepted(await portal.Get<CreateUpload>().RunAsync(caller, "alice.qcow2", 1000, cancellation));
        var started = TestPortal.Accepted(await portal.StartImportAsync(caller, file.Id, ImageName));
        var other = TestPortal.Accepted(await portal.Get<CreateUpload>().RunAsync(caller, "alice-2.qcow2", 10, cancellation));

        await using var db = portal.OpenDatabase();
        var notification = new Notification(caller.Account, caller.Member, NoticeKind.ImportDone, "title", "/", "{}", TestPortal.Start);
        db.Notifications.Add(notification);
        db.Outbox.Add(new OutboxMessage(notification.Id, caller.Account, Channel.Mail, caller.Email, TestPortal.Start));
        db.NoticeChoices.Add(new NoticeChoice(caller.Account, caller.Member, NoticeTopic.Shares));
        db.Phones.Add(new Phone(caller.Account, caller.Member));
        db.Shares.Add(new Share(started.Image, caller.Account, portal.Carol.Account, TestPortal.Start, null, ""));
        db.ApiKeys.Add(new ApiKey(ApiKeyOf(caller), caller.Account, caller.Member, "alice's laptop", "secret", TestPortal.Start));
        db.ImageTags.Add(new ImageTag(started.Image, caller.Account, "project", "a-tag-of-alice"));
        db.SavedViews.Add(new SavedView(caller.Account, caller.Member, "a-view-of-alice", "filter=web"));
        db.ListSettings.Add(new ListSettings(caller.Member, caller.Account));
        db.ShareBlocks.Add(new ShareBlock(caller.Account, portal.Carol.Account, TestPortal.Start));
        var ticket = Ticket.Open(TicketOf(caller), caller, new TicketApplication("a purpose of alice", "8", [TestPortal.Guangzhou]), TestPortal.Start).Value!;
        db.Tickets.Add(ticket);
        db.TicketEvents.Add(new TicketEvent(ticket.Id, caller.Account, TestPortal.Start, TicketEventKind.Applied, caller.Member, byOperator: false, ""));
        var source = Image.Import(ImageId.New(), caller.Account, TestPortal.Guangzhou, ImageName, "", "disk.raw", TestPortal.Start).Value!;
        source.Complete("sha256:0", 1, TestPortal.Start);
        var instance = Instance.Launch(InstanceOf(caller), source, caller, "an-instance-of-alice", InstanceType.Default, null, TestPortal.Start);
        instance.MadeBy(started.Operation);
        db.Instances.Add(instance);
        db.Audit.Add(AuditEntry.By(caller, TestPortal.Start, "test", "subject"));
        await db.SaveChangesAsync(cancellation);
        return (started.Image, started.Operation, other.Id);
    }
}
