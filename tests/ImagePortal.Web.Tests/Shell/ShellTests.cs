using Bunit;
using Bunit.TestDoubles;
using ImagePortal.Web.Components.Regions;
using ImagePortal.Web.Components.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace ImagePortal.Web.Tests.Shell;

public sealed class ShellTests : ComponentTest
{
    [Fact]
    public void The_place_a_person_is_at_is_marked()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("images/ap-guangzhou");

        var view = Render<AppBar>();

        var current = Assert.Single(view.FindAll("nav a"), x => x.GetAttribute("aria-current") == "page");
        Assert.Equal("Images", current.TextContent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Only_operators_find_the_way_to_their_area(bool isOperator)
    {
        var view = Render<AppBar>(p => p.Add(x => x.IsOperator, isOperator));

        Assert.Equal(isOperator, view.FindAll("nav a").Any(x => x.GetAttribute("href") == "admin"));
    }

    [Fact]
    public void A_person_without_a_session_is_sent_to_the_sign_in_and_back()
    {
        var navigation = Services.GetRequiredService<BunitNavigationManager>();
        navigation.NavigateTo("images/ap-guangzhou?q=a b");

        Render<RedirectToSignIn>();

        Assert.Equal("http://localhost/sign-in?returnUrl=%2Fimages%2Fap-guangzhou%3Fq%3Da%20b", navigation.Uri);
    }

    [Fact]
    public void A_broken_page_shows_a_reference_and_can_be_tried_again()
    {
        var broken = true;
        RenderFragment page = builder =>
        {
            if (broken)
            {
                throw new InvalidOperationException("a secret of the server");
            }

            builder.AddContent(0, "The page");
        };
        var view = Render<PageErrorBoundary>(p => p.Add(x => x.ChildContent, page));
        Assert.Matches("[0-9a-f]{4}-[0-9a-f]{4}", view.Find("[data-copy]").GetAttribute("data-copy")!);
        Assert.DoesNotContain("secret", view.Markup, StringComparison.Ordinal);

        broken = false;
        view.FindAll("button").Single(x => x.TextContent == "Try again").Click();

        Assert.Contains("The page", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_toast_takes_back_what_was_done_and_shows_names_as_text()
    {
        var undone = false;
        var snackbar = Services.GetRequiredService<ISnackbar>();
        var view = Render<MudSnackbarProvider>();

        await view.InvokeAsync(() => snackbar.SayWithUndo("Deleted <b>web</b>", () =>
        {
            undone = true;
            return Task.CompletedTask;
        }));
        await view.WaitForAssertionAsync(() =>
            Assert.Contains("Deleted <b>web</b>", view.Find(".mud-snackbar").TextContent, StringComparison.Ordinal));

        // Found and clicked in one turn of the renderer, which is still fading it in.
        await view.InvokeAsync(() => view.FindAll("button").Single(x => x.TextContent.Contains("Undo", StringComparison.Ordinal)).ClickAsync(new()));

        Assert.True(undone);
    }

    [Fact]
    public void The_layout_follows_the_theme_and_the_zone_of_the_browser()
    {
        // The frame reads the database; the layout only remembers the region for it.
        ComponentFactories.AddStub<Frame>();
        this.AddAuthorization().SetAuthorized("alice@example.test");
        Services.AddSingleton(new RegionChoice(listRegions: null!));
        JSInterop.Setup<BrowserFacts?>("portal.start", _ => true).SetResult(new BrowserFacts(Dark: true, "Asia/Shanghai"));
        RenderFragment page = builder =>
        {
            builder.OpenComponent<Components.Shell.Parts.RelativeTime>(0);
            builder.AddComponentParameter(1, "At", Now);
            builder.CloseComponent();
        };

        var view = Render<MainLayout>(p => p.Add(x => x.Body, page));

        Assert.Contains("color-scheme: dark", view.Markup, StringComparison.Ordinal);
        Assert.Equal("18 Nov 2026, 12:00 (GMT+8)", view.Find("main time").GetAttribute("title"));
        JSInterop.VerifyInvoke("portal.ready");
    }
}
