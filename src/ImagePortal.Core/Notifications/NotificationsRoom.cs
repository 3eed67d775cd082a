using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Core.Notifications;

/// <summary>What people are told, and how it reaches them.</summary>
internal static class NotificationsRoom
{
    internal static IServiceCollection AddNotifications(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptionsOf<OutboxOptions, OutboxOptionsValidator>("Portal:Outbox");
        services.AddOptionsOf<MailOptions, MailOptionsValidator>("Portal:Mail").AddOptionsOf<SmsOptions, SmsOptionsValidator>("Portal:Sms");
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
            .AddSingleton<PlanMessages>()
            .AddSingleton<OutboxThrottle>()
            .AddSingleton<SmsGateway>()
            .AddSingleton<IDelivery, MailDelivery>()
            .AddSingleton<IDelivery, SmsDelivery>()
            .AddSingleton<DeliverOutbox>()
            .AddSingleton<ISweep, OutboxSweep>()
            .AddSingleton<ISweep, SentMessagesSweep>()
            .AddSingleton<ListNotifications>()
            .AddSingleton<ReadNotifications>()
            .AddSingleton<GetNoticeSettings>()
            .AddSingleton<ChooseChannel>()
            .AddSingleton<SendPhoneCode>()
            .AddSingleton<VerifyPhone>()
            .AddSingleton<ForgetPhone>()
            .AddSingleton<ListDeadLetters>()
            .AddSingleton<SettleDeadLetters>();
    }
}
