using ImagePortal.Core.Notifications;
using ImagePortal.Web.Components.Shell.Parts;
using ImagePortal.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ImagePortal.Web.Components.Notifications;

/// <summary>Words notices as mails, with Razor components for the HTML.</summary>
internal sealed class RazorMailComposer(IServiceScopeFactory scopes, ILoggerFactory loggers, PublicAddress address) : IMailComposer
{
    public async Task<MailContent> ComposeAsync(NoticeKind kind, ImageNotice notice, string link, string recipient, CancellationToken cancellationToken)
    {
        var model = ModelOf(kind, notice, link, recipient);
        return kind == NoticeKind.ImportDone
            ? new MailContent(model.Headline, await RenderAsync<ImportDoneMail>(model), MailText.ImportDone(model))
            : new MailContent(model.Headline, await RenderAsync<ImportRefusedMail>(model), MailText.ImportRefused(model));
    }

    private async Task<string> RenderAsync<TMail>(ImportMailModel model)
        where TMail : IComponent
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Model"] = model });
            return (await renderer.RenderComponentAsync<TMail>(parameters)).ToHtmlString();
        });
    }

    private ImportMailModel ModelOf(NoticeKind kind, ImageNotice notice, string link, string recipient)
    {
        var portal = address.Value.ToString().TrimEnd('/');
        return new ImportMailModel
        {
            PortalUrl = portal,
            ImageName = notice.ImageName,
            ImageId = notice.ImageId,
            RegionName = notice.RegionName,
            Headline = kind switch
            {
                NoticeKind.ImportDone => $"{notice.ImageName} is ready in {notice.RegionName}",
                NoticeKind.ImportRefused => $"{notice.ImageName} was refused",
                _ => $"{notice.ImageName} could not be imported",
            },
            Kicker = kind == NoticeKind.ImportFailed ? "Import failed" : "Import refused",
            Body = BodyOf(kind, notice),
            Link = portal + link,
            DoneAt = TimeText.Exact(notice.EndedAt, TimeZoneInfo.FindSystemTimeZoneById(notice.TimeZone)),
            Recipient = recipient,
            System = notice.System,
            Disk = DiskOf(notice),
            Took = notice.Took is { } took ? TimeText.Duration(took) : null,
            Evidence = kind == NoticeKind.ImportDone ? LeftOf(notice) : FindingsOf(notice),
            FixCommands = [.. notice.Findings.Where(x => !x.IsWarning && x.Fix is not null).SelectMany(x => x.Fix!.Split('\n'))],
        };
    }

    private static string[] BodyOf(NoticeKind kind, ImageNotice notice) => kind switch
    {
        NoticeKind.ImportDone =>
        [
            "You can start instances from it now.",
            .. notice.Findings.Select(x => $"The check found one thing to know: {x.Evidence}"),
        ],
        NoticeKind.ImportRefused => [notice.Reason ?? "", "The attempt was not counted."],
        _ => [notice.Reason ?? "", "The uploaded file is kept for a while: importing it again needs no second upload."],
    };

    private static MailFact[] LeftOf(ImageNotice notice) =>
        notice.PlacesLeft is { } places ? [new("Left", $"{places} places in {notice.RegionName}, {notice.OperationsLeft} operations today")] : [];

    private static MailFact[] FindingsOf(ImageNotice notice) =>
    [
        .. notice.Findings.Where(x => !x.IsWarning).Select(x => new MailFact(x.Title, x.Evidence)),
        new("File", notice.SourceName),
    ];

    private static string? DiskOf(ImageNotice notice) => notice switch
    {
        { DiskSize: { } size, BytesInUse: { } used, BytesNew: { } written } =>
            $"{ByteText.Of(size)}, {ByteText.Of(used)} in use, of which {ByteText.Of(written)} were new here",
        { DiskSize: { } size } => ByteText.Of(size),
        _ => null,
    };
}
