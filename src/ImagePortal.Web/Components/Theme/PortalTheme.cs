using MudBlazor;

namespace ImagePortal.Web.Components.Theme;

/// <summary>The tokens of wwwroot-assets/css/tokens.css as a MudBlazor theme. Change a value in both files together.</summary>
public static class PortalTheme
{
    private static readonly string[] Sans =
    [
        "Inter Variable", "-apple-system", "BlinkMacSystemFont", "Segoe UI",
        "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Arial", "sans-serif",
    ];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#2357C9", PrimaryContrastText = "#FFFFFF", PrimaryDarken = "#1B47A8", PrimaryLighten = "#6288DC",
            Secondary = "#465060", SecondaryContrastText = "#FFFFFF",
            Tertiary = "#5C6676", TertiaryContrastText = "#FFFFFF",
            Info = "#2357C9", InfoContrastText = "#FFFFFF",
            Success = "#17663A", SuccessContrastText = "#FFFFFF",
            Warning = "#854A00", WarningContrastText = "#FFFFFF",
            Error = "#B3261E", ErrorContrastText = "#FFFFFF",
            Dark = "#14181F", DarkContrastText = "#FFFFFF",
            TextPrimary = "#14181F", TextSecondary = "#465060", TextDisabled = "#5C6676",
            ActionDefault = "#465060", ActionDisabled = "#5C6676", ActionDisabledBackground = "#F1F3F6",
            Background = "#F7F8FA", BackgroundGray = "#F1F3F6", Surface = "#FFFFFF",
            AppbarBackground = "#FFFFFF", AppbarText = "#14181F",
            DrawerBackground = "#FFFFFF", DrawerText = "#14181F", DrawerIcon = "#465060",
            LinesDefault = "#E1E5EA", LinesInputs = "#818A97",
            TableLines = "#E1E5EA", TableStriped = "#F7F8FA", TableHover = "#F4F6F9",
            Divider = "#E1E5EA", DividerLight = "#E1E5EA", Skeleton = "#DDE2E9",
            OverlayDark = "rgba(20,24,31,0.44)", HoverOpacity = 0.06, RippleOpacity = 0, RippleOpacitySecondary = 0,
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#93B5FF", PrimaryContrastText = "#0D0F12", PrimaryDarken = "#6C97F5", PrimaryLighten = "#B8CEFF",
            Secondary = "#B3BBC7", SecondaryContrastText = "#0D0F12",
            Tertiary = "#939CAA", TertiaryContrastText = "#0D0F12",
            Info = "#93B5FF", InfoContrastText = "#0D0F12",
            Success = "#74D69A", SuccessContrastText = "#0D0F12",
            Warning = "#F0BE62", WarningContrastText = "#0D0F12",
            Error = "#FF9C93", ErrorContrastText = "#0D0F12",
            Dark = "#ECEFF3", DarkContrastText = "#14171B",
            TextPrimary = "#ECEFF3", TextSecondary = "#B3BBC7", TextDisabled = "#939CAA",
            ActionDefault = "#B3BBC7", ActionDisabled = "#939CAA", ActionDisabledBackground = "#0F1215",
            Background = "#0D0F12", BackgroundGray = "#0F1215", Surface = "#14171B",
            AppbarBackground = "#14171B", AppbarText = "#ECEFF3",
            DrawerBackground = "#1A1E23", DrawerText = "#ECEFF3", DrawerIcon = "#B3BBC7",
            LinesDefault = "#272C33", LinesInputs = "#717B89",
            TableLines = "#272C33", TableStriped = "#0F1215", TableHover = "#1B1F25",
            Divider = "#272C33", DividerLight = "#272C33", Skeleton = "#2B313A",
            OverlayDark = "rgba(0,0,0,0.64)", HoverOpacity = 0.08, RippleOpacity = 0, RippleOpacitySecondary = 0,
        },
        Typography = new Typography
        {
            Default = Text<DefaultTypography>(".875rem", "1.4286", "400"),
            H1 = Text<H1Typography>("1.5rem", "1.3333", "600", "-.02em"),
            H2 = Text<H2Typography>("1.25rem", "1.4", "600", "-.015em"),
            H3 = Text<H3Typography>("1rem", "1.5", "600", "-.011em"),
            H4 = Text<H4Typography>(".9375rem", "1.3333", "600", "-.011em"),
            H5 = Text<H5Typography>(".875rem", "1.4286", "600"),
            H6 = Text<H6Typography>(".875rem", "1.4286", "600"),
            Subtitle1 = Text<Subtitle1Typography>(".875rem", "1.4286", "500"),
            Subtitle2 = Text<Subtitle2Typography>(".8125rem", "1.5385", "500"),
            Body1 = Text<Body1Typography>(".875rem", "1.4286", "400"),
            Body2 = Text<Body2Typography>(".8125rem", "1.5385", "400"),
            Button = Text<ButtonTypography>(".875rem", "1.4286", "500"),
            Caption = Text<CaptionTypography>(".75rem", "1.3333", "400"),
            Overline = Text<OverlineTypography>(".75rem", "1.3333", "500"),
        },
        LayoutProperties = new LayoutProperties
        {
            DefaultBorderRadius = "6px", AppbarHeight = "3.5rem", DrawerWidthLeft = "16rem", DrawerWidthRight = "29rem",
        },
    };

    private static T Text<T>(string size, string line, string weight, string spacing = "normal")
        where T : BaseTypography, new() => new()
        {
            FontFamily = Sans,
            FontSize = size,
            LineHeight = line,
            FontWeight = weight,
            LetterSpacing = spacing,
            TextTransform = "none",
        };
}
