using Microsoft.AspNetCore.Components;

namespace ImagePortal.Web.Components.Shell.Parts;

/// <summary>An icon in the colour of its text. Decoration only: the word stands beside it.</summary>
public sealed partial class Glyph
{
    /// <summary>A constant of <c>MudBlazor.Icons</c>, never text from a person: it is written as markup.</summary>
    [Parameter, EditorRequired] public required string Icon { get; set; }

    [Parameter] public GlyphSize Size { get; set; } = GlyphSize.Normal;

    private string Css => Size switch
    {
        GlyphSize.Tiny => "ip-i ip-s",
        GlyphSize.Small => "ip-i ip-m",
        GlyphSize.Large => "ip-i ip-l",
        _ => "ip-i",
    };
}
