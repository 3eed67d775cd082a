namespace ImagePortal.Web.Components.Notifications;

/// <summary>Inline styles: mail clients drop most style sheets. The classes of the layout only add the dark colours.</summary>
internal static class MailStyle
{
    public const string Ink = "color:#14181F;";
    public const string Quiet = "color:#5C6676;";

    private const string Sans = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;";
    private const string Mono = "font-family:ui-monospace,'SF Mono',Consolas,'Liberation Mono',monospace;";

    public const string Brand = Sans + Ink + "font-size:15px;line-height:20px;font-weight:600;padding-left:8px";
    public const string Kicker = Sans + "margin:0 0 8px;font-size:13px;line-height:20px;font-weight:600;";
    public const string Headline = Sans + Ink + "margin:0 0 8px;font-size:20px;line-height:28px;font-weight:600";
    public const string Text = Sans + Ink + "margin:0 0 20px;font-size:15px;line-height:24px";
    public const string Term = Sans + Quiet
        + "font-size:13px;line-height:20px;padding:4px 16px 4px 0;white-space:nowrap;vertical-align:top";
    public const string Value = Sans + Ink + "font-size:13px;line-height:20px;padding:4px 0;vertical-align:top;word-break:break-word";
    public const string CodeValue = Mono + Ink + "font-size:13px;line-height:20px;padding:4px 0;vertical-align:top;word-break:break-word";
    public const string CodeTitle = Sans + Ink + "margin:0 0 8px;font-size:14px;line-height:20px;font-weight:600";
    public const string Code = Mono + Ink
        + "font-size:12px;line-height:19px;background:#F1F3F6;border:1px solid #E1E5EA;border-radius:6px;padding:12px 14px;"
        + "word-break:break-word";
    public const string Button = Sans
        + "display:inline-block;padding:10px 18px;font-size:14px;line-height:20px;font-weight:600;color:#FFFFFF;text-decoration:none";
    public const string Address = Sans + Quiet + "margin:16px 0 0;font-size:12px;line-height:18px;word-break:break-all";
    public const string Foot = Sans + Quiet + "padding:16px 0 0;font-size:12px;line-height:18px";
    public const string Cell = "width:6px;height:6px;font-size:0;line-height:0;";
    public const string FullCell = Cell + "background:#2357C9;border-radius:1px";
}
