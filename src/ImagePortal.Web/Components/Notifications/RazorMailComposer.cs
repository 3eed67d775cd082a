using ImagePortal.Core.Members;
using ImagePortal.Core.Notifications;
using ImagePortal.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ImagePortal.Web.Components.Notifications;

/// <summary>Words notices as mails, with Razor components for the HTML.</summary>
internal sealed class RazorMailComposer(IServiceScopeFactory scopes, ILoggerFactory loggers, PublicAddress address) : IMailComposer
{
    public async Task<MailContent> ComposeAsync(NoticeKind kind, Notice notice, string link, string recipient, CancellationToken cancellationToken)
    {
        var path = notice is MemberNotice member ? await LinkOfAsync(member) : link;
        var model = ModelOf(kind, notice, address.Value.ToString().TrimEnd('/') + path, recipient);
        return new MailContent(model.Headline, await RenderAsync(model), MailText.Of(model));
    }

    internal static MailModel ModelOf(NoticeKind kind, Notice notice, string link, string recipient) => (kind, notice) switch
    {
        (NoticeKind.ImportDone or NoticeKind.ImportRefused or NoticeKind.ImportFailed, ImageNotice image) => ImportMail.Of(kind, image, link, recipient),
        (NoticeKind.CopyDone or NoticeKind.CopyFailed, ImageNotice image) => CopyMail.Of(kind, image, link, recipient),
        (NoticeKind.CreateDone or NoticeKind.CreateFailed, ImageNotice image) => CreateMail.Of(kind, image, link, recipient),
        (NoticeKind.ReinstallDone or NoticeKind.ReinstallFailed, ImageNotice instance) => ReinstallMail.Of(kind, instance, link, recipient),
        (NoticeKind.ExportDone or NoticeKind.ExportFailed, ImageNotice image) => ExportMail.Of(kind, image, link, recipient),
        (NoticeKind.ImageShared or NoticeKind.ShareEnded, ImageNotice image) => ShareMail.Of(kind, image, link, recipient),
        (_, MemberNotice member) => MemberMail.Of(kind, member, link, recipient),
        (_, QuotaNotice quota) => QuotaMail.Of(quota, link, recipient),
        (_, TicketNotice ticket) => TicketMail.Of(kind, ticket, link, recipient),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no mail for this kind of notice."),
    };

    // Made now: what lies in the outbox until then opens nothing.
    private async Task<string> LinkOfAsync(MemberNotice notice)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PasswordLinks>().MakeAsync(notice.Member)
            ?? throw new DeliveryRefusedException("The member is gone or disabled, so there is no link to send.");
    }

    private async Task<string> RenderAsync(MailModel model)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(NoticeMail.Model)] = model });
            return (await renderer.RenderComponentAsync<NoticeMail>(parameters)).ToHtmlString();
        });
    }
}
