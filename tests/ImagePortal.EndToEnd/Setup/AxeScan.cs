using Deque.AxeCore.Commons;

namespace ImagePortal.EndToEnd.Setup;

/// <summary>A page under every rule of axe, best practices included, in both themes, on a desk and on a phone.</summary>
internal static class AxeScan
{
    private static readonly (ColorScheme Theme, int Width)[] Looks =
        [(ColorScheme.Light, 1280), (ColorScheme.Dark, 1280), (ColorScheme.Dark, 390), (ColorScheme.Light, 390)];

    private const string Scan = """
        async () => {
          const { violations } = await axe.run(document, { resultTypes: ['violations'] });
          return violations.flatMap(rule => rule.nodes.map(node => `${rule.id} (${rule.impact}): ${node.html}`));
        }
        """;

    // The css follows the theme at once, MudBlazor's palette only when the circuit has heard of it; dialogs fade in.
    private const string Settle = """
        theme => new Promise(done => {
          const palette = () => getComputedStyle(document.documentElement).getPropertyValue('--mud-native-html-color-scheme').trim();
          const isCalm = () => [undefined, '', theme].includes(palette()) && document.getAnimations().every(x => x.playState !== 'running' || x.effect.getComputedTiming().iterations === Infinity);
          let frames = 0;
          const look = () => { if ((frames > 2 && isCalm()) || frames > 900) done(); else { frames++; requestAnimationFrame(look); } };
          look();
        })
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <returns>What breaks a rule, each with where and how it was looked at.</returns>
    internal static async Task<IReadOnlyList<string>> RunAsync(Visitor visitor, string where)
    {
        var violations = new List<string>();
        await visitor.Page.EvaluateAsync(Axe);
        foreach (var (theme, width) in Looks)
        {
            await visitor.Page.EmulateMediaAsync(new() { ColorScheme = theme });
            await visitor.Page.SetViewportSizeAsync(width, 900);
            await visitor.Page.EvaluateAsync(Settle, theme == ColorScheme.Dark ? "dark" : "light");
            var found = await visitor.Page.EvaluateAsync<string[]>(Scan);
            violations.AddRange(found.Select(x => $"{where}, {theme}, {width} px: {x}"));
        }

        return violations;
    }
}
