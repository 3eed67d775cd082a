using Bunit;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Images;
using ImagePortal.Core.Sharing;
using ImagePortal.Web.Components.Sharing;

namespace ImagePortal.Web.Tests.Sharing;

public sealed class ReceivedPanelTests : ComponentTest
{
    private static readonly AccountId Alice = new("100000000001");

    [Fact]
    public void Recipient_reads_the_owner_the_message_and_the_risk_R33()
    {
        var share = new ReceivedShare(new ImageId("img-7k2m9qx4"), Alice, "Al••• Mo••••", Now, null, "For the <b>shop</b>", IsNew: false);

        var view = Render<ReceivedPanel>(p => p.Add(x => x.Share, share));

        var text = view.Find("section").TextContent;
        Assert.All(
            ["100000000001", "Al••• Mo••••", "For the <b>shop</b>", "Nobody reviews shared images.", "No end"],
            words => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Recipient_can_leave_or_block()
    {
        var asked = new List<string>();
        var share = new ReceivedShare(new ImageId("img-7k2m9qx4"), Alice, "", Now, Now.AddDays(2), "", IsNew: false);
        var view = Render<ReceivedPanel>(p => p
            .Add(x => x.Share, share).Add(x => x.OnLeave, () => asked.Add("leave")).Add(x => x.OnBlock, () => asked.Add("block")));

        view.FindAll("button").Single(x => x.TextContent == "Leave").Click();
        view.FindAll("button").Single(x => x.TextContent == "Block owner").Click();

        Assert.Equal(["leave", "block"], asked);
    }

    [Fact]
    public void Blocked_owner_can_be_let_in_again()
    {
        BlockedOwner? unblocked = null;
        var blocked = new BlockedOwner(Alice, "Al••• Mo••••", Now);
        var view = Render<BlockedOwners>(p => p.Add(x => x.Owners, [blocked]).Add(x => x.OnUnblock, x => unblocked = x));

        view.Find($"[aria-label='Unblock {Alice}']").Click();

        Assert.Equal(blocked, unblocked);
    }

    [Fact]
    public void Nothing_is_said_of_blocked_owners_where_there_are_none()
    {
        var view = Render<BlockedOwners>(p => p.Add(x => x.Owners, []));

        Assert.Empty(view.Markup.Trim());
    }
}
