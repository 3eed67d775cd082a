using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImagePortal.Core.Accounts.Keys;

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> key)
    {
        key.ToTable("api_keys");
        key.Property(x => x.Name).HasMaxLength(ApiKey.MaxNameLength);
        key.Property(x => x.ProtectedSecret).HasMaxLength(1000);
        key.Property(x => x.LastUsedFrom).HasMaxLength(ApiKey.MaxFromLength);
        key.Property(x => x.Version).IsConcurrencyToken();
        key.HasIndex(x => new { x.Account, x.Member });
        key.HasOne<Member>().WithMany().HasForeignKey(x => x.Member).OnDelete(DeleteBehavior.Cascade);
    }
}
