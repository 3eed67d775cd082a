using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImagePortal.Core.Regions;

internal sealed class RegionConfiguration : IEntityTypeConfiguration<Region>
{
    public void Configure(EntityTypeBuilder<Region> region)
    {
        region.ToTable("regions");
        region.HasKey(x => x.Code);
        region.Property(x => x.Name).HasMaxLength(60);
        region.Property(x => x.TimeZone).HasMaxLength(64);
        region.Property(x => x.Prices).HasMaxLength(RegionSettings.MaxPricesLength).HasDefaultValue("");
        region.Ignore(x => x.Settings);
        region.Property(x => x.Profile).HasMaxLength(16);
        region.Property(x => x.Version).IsConcurrencyToken();
    }
}
