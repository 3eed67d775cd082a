using Bunit;
using ImagePortal.Web.Components.Shell;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace ImagePortal.Web.Tests.Shell;

public sealed class ConfirmDialogTests : ComponentTest
{
    private static readonly Confirmation Question = new("Delete 2 images", ["Instances already started go on."], "Delete 2 images") { Subjects = ["web", "ci"] };

    [Theory]
    [InlineData("Delete 2 images", true)]
    [InlineData("Cancel", false)]
    public async Task Only_the_named_button_confirms(string button, bool confirmed)
    {
        var dialogs = Render<MudDialogProvider>();
        var asked = dialogs.InvokeAsync(() => ConfirmDialog.AskAsync(Services.GetRequiredService<IDialogService>(), Question));
        dialogs.WaitForElement("[role=dialog]");

        await dialogs.FindAll("button").Single(x => x.TextContent == button).ClickAsync();

        Assert.Equal(confirmed, await asked);
    }

    [Fact]
    public void It_spells_out_what_happens_and_to_what()
    {
        var dialogs = Render<MudDialogProvider>();

        _ = dialogs.InvokeAsync(() => ConfirmDialog.AskAsync(Services.GetRequiredService<IDialogService>(), Question));

        var dialog = dialogs.WaitForElement("[role=dialog]");
        Assert.All(["Delete 2 images", "web", "ci", "Instances already started go on."], words => Assert.Contains(words, dialog.TextContent, StringComparison.Ordinal));
    }
}
