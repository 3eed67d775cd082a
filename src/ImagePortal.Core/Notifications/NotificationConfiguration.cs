using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImagePortal.Core.Notifications;

internal sealed class NotificationConfiguration : IEntityTypeConfiguration<Notification>, IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<Notification> notification)
    {
        notification.ToTable("notifications");
        notification.Property(x => x.Kind).HasConversion<string>().HasMaxLength(32);
        notification.Property(x => x.Title).HasMaxLength(200);
        notification.Property(x => x.Link).HasMaxLength(200);
        notification.HasIndex(x => new { x.Account, x.Member, x.CreatedAt });
    }

    public void Configure(EntityTypeBuilder<OutboxMessage> message)
    {
        message.ToTable("outbox");
        message.Property(x => x.Recipient).HasMaxLength(256);
        message.Property(x => x.State).HasConversion<string>().HasMaxLength(16);
        message.Property(x => x.LastFault).HasMaxLength(OutboxMessage.MaxFaultLength);
        message.Property(x => x.Version).IsConcurrencyToken();
        message.HasIndex(x => new { x.State, x.DueAt });
        message.HasOne<Notification>().WithMany().HasForeignKey(x => x.Notification).OnDelete(DeleteBehavior.Cascade);
    }
}
