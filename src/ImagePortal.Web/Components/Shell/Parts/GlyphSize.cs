namespace ImagePortal.Web.Components.Shell.Parts;

/// <summary>14 px beside captions, 16 in small buttons, 18 elsewhere, 24 in verdicts and empty states.</summary>
public enum GlyphSize
{
    Tiny,
    Small,
    Normal,
    Large,
}
