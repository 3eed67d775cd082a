using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImagePortal.Core.Files;

internal sealed class FileConfiguration : IEntityTypeConfiguration<UploadedFile>, IEntityTypeConfiguration<StagingUsage>
{
    public void Configure(EntityTypeBuilder<UploadedFile> file)
    {
        file.ToTable("files");
        file.Property(x => x.Name).HasMaxLength(UploadedFile.MaxNameLength);
        file.Property(x => x.State).HasConversion<string>().HasMaxLength(16);
        file.Property(x => x.Version).IsConcurrencyToken();
        file.HasIndex(x => new { x.Account, x.State });
        file.HasIndex(x => new { x.State, x.ExpiresAt });
    }

    public void Configure(EntityTypeBuilder<StagingUsage> usage)
    {
        usage.ToTable("staging_usage");
        usage.HasKey(x => x.Account);
        usage.Property(x => x.Version).IsConcurrencyToken();
    }
}
