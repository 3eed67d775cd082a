using System.Reflection;
using Bunit;
using ImagePortal.Web.Components;
using ImagePortal.Web.Components.Operators;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Web.Tests.Shell;

public sealed class OperatorAreaTests : ComponentTest
{
    public static TheoryData<Type> Pages =>
        [.. typeof(App).Assembly.GetTypes().Where(x => x.GetCustomAttributes<RouteAttribute>().Any(y => y.Template.Split('/') is ["", "admin", ..]))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_page_of_the_area_is_for_operators_and_keeps_its_frame(Type page)
    {
        Assert.NotNull(page.GetCustomAttribute<OperatorPageAttribute>());
        Assert.Equal(typeof(OperatorLayout), page.GetCustomAttribute<LayoutAttribute>()?.LayoutType);
    }

    [Fact]
    public void The_page_a_person_is_at_is_marked_and_the_overview_on_its_own_page_only()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("admin/accounts/100000000001");
        SidePlace[] places = [new("admin", "Overview", "", "") { IsFirst = true }, new("admin/accounts", "Accounts", "", "")];

        var view = Render<SidePages>(p => p.Add(x => x.Label, "Operator").Add(x => x.Places, places));

        Assert.Equal("Accounts", Assert.Single(view.FindAll("a[aria-current=page]")).TextContent);
    }

    [Fact]
    public void What_is_no_page_of_the_portal_opens_beside_it()
    {
        var view = Render<SidePages>(p => p.Add(x => x.Label, "Operator").Add(x => x.Places, OperatorPlaces.All));

        var jobs = view.FindAll("a").Single(x => x.GetAttribute("href") == "admin/jobs");
        Assert.Equal("_blank", jobs.GetAttribute("target"));
        Assert.Contains("opens in a new tab", jobs.TextContent, StringComparison.Ordinal);
    }
}
