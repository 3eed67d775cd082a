using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImagePortal.Core.Audit;

internal sealed class AuditConfiguration : IEntityTypeConfiguration<AuditEntry>, IEntityTypeConfiguration<AuditSeal>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("audit");
        entry.Property(x => x.Action).HasMaxLength(AuditEntry.MaxNameLength);
        entry.Property(x => x.Subject).HasMaxLength(AuditEntry.MaxNameLength);
        entry.Property(x => x.From).HasMaxLength(AuditEntry.MaxFromLength);
        entry.Property(x => x.After).HasColumnName("Detail");
        entry.Property(x => x.Mac).HasMaxLength(AuditSeal.HashLength);
        entry.HasIndex(x => new { x.Account, x.Id });
        entry.HasIndex(x => new { x.Subject, x.Id });
        entry.HasIndex(x => x.At);
    }

    public void Configure(EntityTypeBuilder<AuditSeal> seal)
    {
        seal.ToTable("audit_seals");
        seal.HasKey(x => x.Sequence);
        seal.Property(x => x.Sequence).ValueGeneratedNever();
        seal.Property(x => x.Hash).HasMaxLength(AuditSeal.HashLength);
        seal.HasIndex(x => x.Entry).IsUnique();
    }
}
