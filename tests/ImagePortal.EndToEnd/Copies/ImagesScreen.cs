using ImagePortal.EndToEnd.Setup;

namespace ImagePortal.EndToEnd.Copies;

/// <summary>The list of images as a person copies from it.</summary>
internal sealed class ImagesScreen(Visitor visitor)
{
    private const string Observe = """
        name => {
          window.percents = [];
          const look = () => {
            const row = [...document.querySelectorAll('[role=row]')].find(x => x.innerText.includes(name));
            const percent = row?.innerText.match(/Copying (\d+) %/)?.[1];
            if (percent && Number(percent) !== window.percents.at(-1)) window.percents.push(Number(percent));
          };
          look();
          new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
        }
        """;

    internal ILocator Dialog => visitor.Page.GetByRole(AriaRole.Dialog);

    internal ILocator Start => Dialog.GetByRole(AriaRole.Button, new() { NameRegex = Visitor.Words("^Copy") });

    internal async Task OpenAsync(string region) => await visitor.OpenAsync($"images/{region}");

    /// <summary>Ticks images and opens the dialog that asks where to (R41).</summary>
    internal async Task ChooseAsync(params string[] images)
    {
        foreach (var image in images)
        {
            await visitor.Page.GetByLabel($"Select {image}", new() { Exact = true }).CheckAsync();
        }

        await visitor.Page.GetByRole(AriaRole.Region, new() { Name = "Selected images" }).GetByRole(AriaRole.Button, new() { Name = "Copy to region" }).ClickAsync();
        await Expect(Dialog.GetByRole(AriaRole.Group, new() { Name = "Destinations" })).ToBeVisibleAsync();
    }

    /// <summary>The line of a destination in the dialog.</summary>
    internal ILocator Destination(string name) => Dialog.GetByRole(AriaRole.Listitem).Filter(new() { Has = visitor.Page.GetByLabel(name) });

    internal async Task CopyToAsync(string destination)
    {
        await Destination(destination).GetByRole(AriaRole.Checkbox).CheckAsync();
        await Start.ClickAsync();
        await Expect(Dialog).ToBeHiddenAsync();
    }

    /// <summary>Keeps every percent that the row of a copy shows from here on.</summary>
    internal async Task WatchAsync(string name) => await visitor.Page.EvaluateAsync(Observe, name);

    internal async Task<int[]> SeenAsync() => await visitor.Page.EvaluateAsync<int[]>("() => window.percents");
}
