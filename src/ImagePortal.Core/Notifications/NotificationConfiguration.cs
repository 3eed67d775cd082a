using ImagePortal.Core.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImagePortal.Core.Notifications;

internal sealed class NotificationConfiguration : IEntityTypeConfiguration<Notification>, IEntityTypeConfiguration<OutboxMessage>, IEntityTypeConfiguration<NoticeChoice>, IEntityTypeConfiguration<Phone>
{
    public void Configure(EntityTypeBuilder<Notification> notification)
    {
        notification.ToTable("notifications");
        notification.Property(x => x.Kind).HasConversion<string>().HasMaxLength(32);
        notification.Property(x => x.Title).HasMaxLength(200);
        notification.Property(x => x.Link).HasMaxLength(200);
        notification.HasIndex(x => new { x.Account, x.Member, x.CreatedAt });
        notification.HasIndex(x => x.IsWaiting);
    }

    public void Configure(EntityTypeBuilder<OutboxMessage> message)
    {
        message.ToTable("outbox");
        message.Property(x => x.Recipient).HasMaxLength(256);

        // Messages of a version without channels were mails.
        message.Property(x => x.Channel).HasConversion<string>().HasMaxLength(16).HasDefaultValue(Channel.Mail).HasSentinel(Channel.Mail);
        message.Property(x => x.State).HasConversion<string>().HasMaxLength(16);
        message.Property(x => x.LastFault).HasMaxLength(OutboxMessage.MaxFaultLength);
        message.Property(x => x.Version).IsConcurrencyToken();
        message.HasIndex(x => new { x.State, x.DueAt });
        message.HasIndex(x => new { x.Recipient, x.SentAt });

        // One message a notification and channel, however many nodes make them.
        message.HasIndex(x => new { x.Notification, x.Channel }).IsUnique();
        message.HasOne<Notification>().WithMany().HasForeignKey(x => x.Notification).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<NoticeChoice> choice)
    {
        choice.ToTable("notice_choices");
        choice.HasKey(x => new { x.Member, x.Topic });
        choice.Property(x => x.Topic).HasConversion<string>().HasMaxLength(16);
        choice.Property(x => x.Version).IsConcurrencyToken();
        choice.HasOne<Member>().WithMany().HasForeignKey(x => x.Member).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Phone> phone)
    {
        phone.ToTable("phones");
        phone.HasKey(x => x.Member);
        phone.Property(x => x.Member).ValueGeneratedNever();
        phone.Property(x => x.Number).HasMaxLength(16);
        phone.Property(x => x.Pending).HasMaxLength(16);
        phone.Property(x => x.CodeHash).HasMaxLength(32);
        phone.Property(x => x.Version).IsConcurrencyToken();
        phone.HasOne<Member>().WithOne().HasForeignKey<Phone>(x => x.Member).OnDelete(DeleteBehavior.Cascade);
    }
}
