using Bunit;
using ImagePortal.Web.Components.Accounts;

namespace ImagePortal.Web.Tests.Accounts;

public sealed class AccountMenuTests : ComponentTest
{
    [Fact]
    public void The_account_id_is_there_to_be_copied()
    {
        var view = Menu();

        Assert.Equal("100000000001", view.Find("[data-copy]").GetAttribute("data-copy"));
        Assert.Equal("AM", view.Find("[data-initials]").GetAttribute("data-initials"));
    }

    [Fact]
    public void Signing_out_is_a_protected_post()
    {
        var form = Menu().Find("form");

        Assert.Equal("post", form.GetAttribute("method"));
        Assert.Equal("sign-out", form.GetAttribute("action"));
        Assert.NotNull(form.QuerySelector("input[name=__RequestVerificationToken]"));
    }

    private IRenderedComponent<AccountMenu> Menu() => Render<AccountMenu>(p => p
        .Add(x => x.Name, "Alice Moreau")
        .Add(x => x.Email, "alice@example.test")
        .Add(x => x.AccountId, "100000000001"));
}
