using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImagePortal.Core.Tickets;

internal sealed class TicketConfiguration : IEntityTypeConfiguration<Ticket>, IEntityTypeConfiguration<TicketEvent>
{
    public void Configure(EntityTypeBuilder<Ticket> ticket)
    {
        ticket.ToTable("tickets");
        ticket.Property(x => x.Purpose).HasMaxLength(Ticket.MaxPurposeLength);
        ticket.Property(x => x.Volume).HasMaxLength(Ticket.MaxVolumeLength);
        ticket.Property(x => x.Regions).HasRegions();
        ticket.Property(x => x.State).HasConversion<string>().HasMaxLength(16);
        ticket.Property(x => x.Reason).HasMaxLength(Account.MaxReasonLength);
        ticket.Property(x => x.Version).IsConcurrencyToken();
        ticket.HasIndex(x => x.OpenOf).IsUnique();
        ticket.HasIndex(x => new { x.Account, x.OpenedAt });
        ticket.HasIndex(x => new { x.State, x.OpenedAt });
        ticket.HasOne<Account>().WithMany().HasForeignKey(x => x.Account).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TicketEvent> entry)
    {
        entry.ToTable("ticket_events");
        entry.Property(x => x.Kind).HasConversion<string>().HasMaxLength(16);
        entry.Property(x => x.Text).HasMaxLength(Ticket.MaxCommentLength);
        entry.Property(x => x.Regions).HasRegions();
        entry.HasIndex(x => new { x.Ticket, x.Id });
        entry.HasIndex(x => new { x.Member, x.At });
        entry.HasOne<Ticket>().WithMany().HasForeignKey(x => x.Ticket).OnDelete(DeleteBehavior.Cascade);
    }
}
