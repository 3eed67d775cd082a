using Bunit;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Sharing;
using ImagePortal.Web.Components.Sharing;

namespace ImagePortal.Web.Tests.Sharing;

public sealed class ShareTableTests : ComponentTest
{
    private static readonly AccountId Bob = new("100000000002");
    private static readonly AccountId Carol = new("100000000003");

    private static readonly ShareList Shares = new(
        [new(Bob, "Bo• Ta••••", Now.AddDays(-14), null, ""), new(Carol, "Ca••• Ok••••", Now, Now.AddDays(12), "shop")], 50);

    private readonly List<IReadOnlyList<AccountId>> _unshared = [];

    [Fact]
    public void Unsharing_is_confirmed_with_its_consequences()
    {
        var view = Table();

        view.Find($"[aria-label='Unshare with {Bob}']").Click();
        Assert.Empty(_unshared);
        Assert.Contains("Instances it has already started go on", view.Find("[role=alertdialog]").TextContent, StringComparison.Ordinal);
        view.FindAll("[role=alertdialog] button").Single(x => x.TextContent == "Unshare").Click();

        Assert.Equal([Bob], Assert.Single(_unshared));
        Assert.Empty(view.FindAll("[role=alertdialog]"));
    }

    [Fact]
    public void Keeping_changes_nothing()
    {
        var view = Table();

        view.Find($"[aria-label='Unshare with {Bob}']").Click();
        view.FindAll("[role=alertdialog] button").Single(x => x.TextContent == "Keep sharing").Click();

        Assert.Empty(_unshared);
        Assert.Empty(view.FindAll("[role=alertdialog]"));
    }

    [Fact]
    public async Task All_can_go_at_once()
    {
        var view = Table();

        await view.InvokeAsync(view.Instance.AskForAll);
        await view.FindAll("[role=alertdialog] button").Single(x => x.TextContent == "Unshare").ClickAsync();

        Assert.Equal([Bob, Carol], Assert.Single(_unshared));
    }

    [Fact]
    public void End_of_a_share_is_shown()
    {
        var rows = Table().FindAll("tbody tr").Select(x => x.TextContent).ToList();

        Assert.Contains("No end", rows[0], StringComparison.Ordinal);
        Assert.Contains("30 Nov", rows[1], StringComparison.Ordinal);
    }

    private IRenderedComponent<ShareTable> Table() => Render<ShareTable>(p => p.Add(x => x.Shares, Shares).Add(x => x.OnUnshare, _unshared.Add));
}
