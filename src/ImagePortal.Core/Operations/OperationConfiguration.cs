using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImagePortal.Core.Operations;

internal sealed class OperationConfiguration : IEntityTypeConfiguration<Operation>, IEntityTypeConfiguration<OperationLogEntry>
{
    public void Configure(EntityTypeBuilder<Operation> operation)
    {
        operation.ToTable("operations");

        // Text: rows stay readable, and inserting a state never renumbers old ones.
        operation.Property(x => x.State).HasConversion<string>().HasMaxLength(16);
        operation.Property(x => x.Stage).HasConversion<string>().HasMaxLength(16);
        operation.Property(x => x.Kind).HasConversion<string>().HasMaxLength(16);
        operation.Property(x => x.Subject).HasMaxLength(32);
        operation.Property(x => x.Title).HasMaxLength(60);
        operation.Property(x => x.WaitsFor).HasMaxLength(64);
        operation.Property(x => x.LeaseOwner).HasMaxLength(128);
        operation.Property(x => x.RefusalCode).HasMaxLength(64);

        // Set by the entity, not by the database: it works alike on all three, and a runner cannot overwrite a cancel it has not seen.
        operation.Property(x => x.Version).IsConcurrencyToken();
        operation.HasIndex(x => new { x.Account, x.CreatedAt });
        operation.HasIndex(x => new { x.State, x.DueAt });
        operation.HasIndex(x => x.WaitsFor);
    }

    public void Configure(EntityTypeBuilder<OperationLogEntry> entry)
    {
        entry.ToTable("operation_log");
        entry.HasIndex(x => new { x.Operation, x.Id });
        entry.HasOne<Operation>().WithMany().HasForeignKey(x => x.Operation).OnDelete(DeleteBehavior.Cascade);
    }
}
