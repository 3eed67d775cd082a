using Microsoft.Extensions.Options;
using MimeKit;

namespace ImagePortal.Core.Notifications;

/// <summary>Writes messages as <c>.eml</c> files for set-ups without a mail server. The same message written twice is one file.</summary>
internal sealed class FileTransport(IOptions<PortalOptions> options) : IMailTransport
{
    public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(options.Value.DataPath, "mail"));
        var name = message.MessageId!.Split('@')[0] + ".eml";
        var unfinished = Path.Combine(folder.FullName, name + ".tmp");
        await message.WriteToAsync(unfinished, cancellationToken);
        File.Move(unfinished, Path.Combine(folder.FullName, name), overwrite: true);
    }
}
