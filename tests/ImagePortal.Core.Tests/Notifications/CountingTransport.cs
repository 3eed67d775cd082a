using System.Collections.Concurrent;
using ImagePortal.Core.Notifications;
using MimeKit;

namespace ImagePortal.Core.Tests.Notifications;

/// <summary>Keeps every message it is handed, and then fails when it is told to.</summary>
internal sealed class CountingTransport : IMailTransport
{
    internal ConcurrentQueue<MimeMessage> Sent { get; } = new();

    internal Exception? Fault { get; set; }

    public Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        Sent.Enqueue(message);
        return Fault is null ? Task.CompletedTask : Task.FromException(Fault);
    }
}
