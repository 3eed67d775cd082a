namespace ImagePortal.EndToEnd.Setup;

/// <summary>The list of images as a person uses it.</summary>
internal sealed class ImageList(Visitor visitor)
{
    internal ILocator Rows => visitor.Main.GetByRole(AriaRole.Row);

    internal ILocator Dialog => visitor.Page.GetByRole(AriaRole.Dialog);

    internal ILocator Row(string name) => Rows.Filter(new() { HasText = name });

    internal async Task OpenAsync(string region, string query = "")
    {
        await visitor.OpenAsync($"images/{region}{query}");
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Images", Level = 1 })).ToBeVisibleAsync();
    }

    /// <summary>Opens the menu of a row and chooses an entry of it.</summary>
    internal async Task ChooseAsync(string name, string entry)
    {
        await OpenMenuAsync(name);
        await Menu(name).GetByRole(AriaRole.Button, new() { Name = entry, Exact = true }).ClickAsync();
    }

    internal async Task OpenMenuAsync(string name) =>
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = $"Actions for {name}", Exact = true }).ClickAsync();

    internal ILocator Menu(string name) => visitor.Page.GetByRole(AriaRole.Group, new() { Name = $"Actions for {name}", Exact = true });

    internal async Task SelectAsync(params string[] names)
    {
        foreach (var name in names)
        {
            await visitor.Page.GetByLabel($"Select {name}", new() { Exact = true }).CheckAsync();
        }
    }

    /// <summary>An image of the good sample disk that is ready.</summary>
    internal async Task ImportAsync(string region, string name)
    {
        var import = new ImportScreen(visitor);
        await import.StartAsync(region, SampleDisks.Good, name);
        await import.IsReadyAsync(name);
    }
}
