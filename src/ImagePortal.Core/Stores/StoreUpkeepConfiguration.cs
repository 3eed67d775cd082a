using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImagePortal.Core.Stores;

internal sealed class StoreUpkeepConfiguration : IEntityTypeConfiguration<StoreUpkeep>, IEntityTypeConfiguration<StoreOwner>
{
    public void Configure(EntityTypeBuilder<StoreUpkeep> upkeep)
    {
        upkeep.ToTable("store_upkeep");
        upkeep.HasKey(x => new { x.Region, x.Kind });
        upkeep.Property(x => x.Kind).HasConversion<string>().HasMaxLength(16);
        upkeep.Property(x => x.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<StoreOwner> owner)
    {
        owner.ToTable("store_owners");
        owner.HasKey(x => x.Region);
    }
}
