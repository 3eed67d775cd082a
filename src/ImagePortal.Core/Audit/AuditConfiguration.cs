using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImagePortal.Core.Audit;

internal sealed class AuditConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("audit");
        entry.Property(x => x.Action).HasMaxLength(64);
        entry.Property(x => x.Subject).HasMaxLength(64);
        entry.Property(x => x.From).HasMaxLength(128);
        entry.Property(x => x.After).HasColumnName("Detail");
        entry.HasIndex(x => new { x.Account, x.Id });
    }
}
