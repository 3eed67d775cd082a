using Bunit;
using ImagePortal.Web.Components.Imports;

namespace ImagePortal.Web.Tests.Imports;

public sealed class FileDropZoneTests : ComponentTest
{
    [Fact]
    public async Task A_chosen_file_is_reported_with_name_and_size()
    {
        ChosenFile? chosen = null;
        var view = Render<FileDropZone>(p => p.Add(x => x.OnChosen, file => chosen = file));

        await view.Instance.OnFileChosen("file-1", "disk.qcow2", 42, 1_700_000_000_000);

        Assert.Equal(new ChosenFile("file-1", "disk.qcow2", 42, new DateTimeOffset(2023, 11, 14, 22, 13, 20, TimeSpan.Zero)), chosen);
    }

    [Fact]
    public void A_file_can_be_chosen_without_dragging()
    {
        var view = Render<FileDropZone>();

        Assert.Contains("Choose file", view.Find("label:has(input[type=file])").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_script_watches_the_zone_from_the_first_render()
    {
        var module = JSInterop.SetupModule("./js/upload.js");
        module.SetupVoid("watch", _ => true).SetVoidResult();

        Render<FileDropZone>();

        module.VerifyInvoke("watch");
    }
}
