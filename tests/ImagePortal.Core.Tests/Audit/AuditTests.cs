using ImagePortal.Core.Accounts;
using ImagePortal.Core.Files;
using ImagePortal.Core.Images;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Audit;

/// <summary>Who did what can be told afterwards.</summary>
public sealed class AuditTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Each_change_leaves_one_line_with_its_member_and_subject(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var file = await portal.UploadAsync(portal.Alice, [1, 2, 3]);
        var started = TestPortal.Accepted(await portal.StartImportAsync(portal.Alice, file));
        await portal.RunJobsAsync();
        await portal.Get<DismissImage>().RunAsync(portal.Alice, started.Image, Cancellation);
        var waiting = TestPortal.Accepted(await portal.Get<CreateUpload>().RunAsync(portal.Alice, "disk.raw", 10, Cancellation));
        var second = TestPortal.Accepted(await portal.StartImportAsync(portal.Alice, waiting.Id, "second"));
        await portal.Get<CancelOperation>().RunAsync(portal.Alice, second.Operation, Cancellation);
        await portal.RunJobsAsync();
        await portal.Get<RenameMember>().RunAsync(portal.Alice, "Al", Cancellation);

        var lines = await portal.ReadAsync(db => db.Audit.Where(x => x.Account == portal.Alice.Account).OrderBy(x => x.Id).ToListAsync());

        Assert.Equal(
            [
                ("account.opened", portal.Alice.Account.Value, null),
                ("import.started", started.Image.Value, portal.Alice.Member),
                ("import.failed", started.Image.Value, portal.Alice.Member),
                ("image.dismissed", started.Image.Value, portal.Alice.Member),
                ("import.started", second.Image.Value, portal.Alice.Member),
                ("operation.cancel", second.Operation.Value, portal.Alice.Member),
                ("import.cancelled", second.Image.Value, portal.Alice.Member),
                ("member.renamed", portal.Alice.Member.ToString(), portal.Alice.Member),
            ],
            lines.Select(x => (x.Action, x.Subject, x.Member)));
    }
}
