using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Instances;

/// <summary>An instance of the sample image, started as a person does; walks go on from its row.</summary>
internal static class SampleMachine
{
    /// <summary>The sample does not boot, so it never shuts down by itself.</summary>
    internal static readonly Dictionary<string, string> Settings = new()
    {
        ["Portal__Instances__Accelerator"] = "Tcg",
        ["Portal__Instances__StopGraceSeconds"] = "1",
    };

    internal static async Task StartAsync(Visitor visitor, string region, string name)
    {
        var list = new ImageList(visitor);
        await list.OpenAsync(region, "?tab=public");
        await list.ChooseAsync("Debian 12 (sample)", "Start instance");
        await list.Dialog.GetByRole(AriaRole.Textbox, new() { Name = "Name optional" }).FillAsync(name);
        await list.Dialog.GetByRole(AriaRole.Button, new() { Name = "Start instance", Exact = true }).ClickAsync();
        await visitor.Button("Show Guangzhou").ClickAsync();
        await Expect(visitor.Row(name)).ToContainTextAsync("Running");
    }
}
