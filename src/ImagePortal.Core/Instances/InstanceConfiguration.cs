using ImagePortal.Core.Images;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImagePortal.Core.Instances;

internal sealed class InstanceConfiguration : IEntityTypeConfiguration<Instance>, IEntityTypeConfiguration<InstanceHost>
{
    // 255.255.255.255
    private const int AddressLength = 15;

    public void Configure(EntityTypeBuilder<Instance> instance)
    {
        instance.ToTable("instances");
        instance.Property(x => x.Name).HasMaxLength(Instance.MaxNameLength);
        instance.Property(x => x.ImageName).HasMaxLength(Image.MaxNameLength);
        instance.Property(x => x.ImageKind).HasConversion<string>().HasMaxLength(16);
        instance.Property(x => x.OsFamily).HasMaxLength(16);
        instance.Property(x => x.OsName).HasMaxLength(200);
        instance.Property(x => x.BasedOnName).HasMaxLength(Image.MaxNameLength);
        instance.Property(x => x.PricePerHour).HasPrecision(12, 4);
        instance.Property(x => x.Currency).HasMaxLength(3);
        instance.Property(x => x.License).HasConversion<string>().HasMaxLength(16).HasDefaultValue(ImageLicense.Cloud);
        instance.Ignore(x => x.Lineage);
        instance.Ignore(x => x.HasDisk);
        instance.Ignore(x => x.Network);
        instance.Property(x => x.Address).HasMaxLength(AddressLength);
        instance.Property(x => x.Subnet).HasMaxLength(AddressLength + 3);
        instance.Property(x => x.Gateway).HasMaxLength(AddressLength);
        instance.Property(x => x.Dns).HasMaxLength(4 * AddressLength);
        instance.Property(x => x.NetworkFile).HasMaxLength(64);
        instance.Property(x => x.NetworkFileProblem).HasMaxLength(Instance.MaxProblemLength);
        instance.Property(x => x.Digest).HasMaxLength(80);
        instance.Property(x => x.Type).HasMaxLength(32);
        instance.Property(x => x.State).HasConversion<string>().HasMaxLength(16);
        instance.Property(x => x.Host).HasMaxLength(InstanceHost.MaxIdLength);
        instance.Property(x => x.ClientToken).HasMaxLength(Instance.MaxTokenLength);
        instance.Property(x => x.Version).IsConcurrencyToken();
        instance.HasIndex(x => new { x.Account, x.Region, x.CreatedAt, x.Id });
        instance.HasIndex(x => new { x.Account, x.ClientToken });
        instance.HasIndex(x => new { x.Host, x.State });

        // One address, one living instance: of two launches that choose the same, the database lets one pass.
        instance.HasIndex(x => new { x.Region, x.Address }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<InstanceHost> host)
    {
        host.ToTable("instance_hosts");
        host.Property(x => x.Id).HasMaxLength(InstanceHost.MaxIdLength);
        host.Property(x => x.Name).HasMaxLength(InstanceHost.MaxNameLength);
        host.Property(x => x.Regions).HasRegions();
        host.Property(x => x.Version).IsConcurrencyToken();
    }
}
