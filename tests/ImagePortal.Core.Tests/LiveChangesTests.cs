using ImagePortal.Core.Operations;
using ImagePortal.Core.Tests.Setup;

namespace ImagePortal.Core.Tests;

/// <summary>Pages hear of their own account's changes and of no other's.</summary>
public sealed class LiveChangesTests
{
    [Fact]
    public async Task Change_reaches_the_pages_of_its_account_until_they_close()
    {
        await using var portal = await TestPortal.OpenAsync();
        var (alice, bob) = (0, 0);
        using var ofBob = portal.Get<LiveChanges>().Subscribe(portal.Bob.Account, () => bob++);
        var ofAlice = portal.Get<LiveChanges>().Subscribe(portal.Alice.Account, () => alice++);

        var id = await portal.AcceptAsync(portal.Alice);
        var afterOne = alice;
        await portal.Get<CancelOperation>().RunAsync(portal.Alice, id, TestContext.Current.CancellationToken);
        var afterTwo = alice;
        ofAlice.Dispose();
        await portal.AcceptAsync(portal.Alice);

        Assert.Equal((1, 2, 2, 0), (afterOne, afterTwo, alice, bob));
    }
}
