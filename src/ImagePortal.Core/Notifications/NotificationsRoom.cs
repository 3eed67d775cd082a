using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Core.Notifications;

/// <summary>What people are told, and how it reaches them.</summary>
internal static class NotificationsRoom
{
    internal static IServiceCollection AddNotifications(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptionsOf<MailOptions, MailOptionsValidator>("Portal:Mail");
        if (string.IsNullOrEmpty(configuration["Portal:Mail:Host"]))
        {
            services.AddSingleton<IMailTransport, FileTransport>();
        }
        else
        {
            services.AddSingleton<IMailTransport, SmtpTransport>();
        }

        return services
            .AddSingleton<Notifier>()
            .AddSingleton<OutboxHints>()
            .AddSingleton<DeliverOutbox>()
            .AddSingleton<ISweep, OutboxSweep>()
            .AddSingleton<ListNotifications>()
            .AddSingleton<ReadNotifications>();
    }
}
