using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImagePortal.Core.Images;

internal sealed class ImageConfiguration : IEntityTypeConfiguration<Image>, IEntityTypeConfiguration<ImageTag>, IEntityTypeConfiguration<RegionUsage>
{
    public void Configure(EntityTypeBuilder<Image> image)
    {
        image.ToTable("images");
        image.Property(x => x.Kind).HasConversion<string>().HasMaxLength(16);
        image.Property(x => x.State).HasConversion<string>().HasMaxLength(16);
        image.Property(x => x.Name).HasMaxLength(Image.MaxNameLength);
        image.Property(x => x.Description).HasMaxLength(Image.MaxDescriptionLength);
        image.Property(x => x.SourceName).HasMaxLength(200);
        image.Property(x => x.OsFamily).HasMaxLength(16);
        image.Property(x => x.Distribution).HasMaxLength(64);
        image.Property(x => x.OsVersion).HasMaxLength(64);
        image.Property(x => x.ProductName).HasMaxLength(200);
        image.Property(x => x.Architecture).HasMaxLength(16);
        image.Property(x => x.Digest).HasMaxLength(80);
        image.Property(x => x.FailureCode).HasMaxLength(64);
        image.Property(x => x.Provider).HasMaxLength(60);
        image.Property(x => x.Software).HasMaxLength(200);
        image.Property(x => x.Family).HasMaxLength(Image.MaxFamilyLength);
        image.Property(x => x.License).HasConversion<string>().HasMaxLength(16).HasDefaultValue(ImageLicense.Cloud);
        image.Property(x => x.PricePerHour).HasPrecision(12, 4);
        image.Property(x => x.Currency).HasMaxLength(3);
        image.Property(x => x.BasedOnName).HasMaxLength(Image.MaxNameLength);
        image.Property(x => x.Assurance).HasMaxLength(Offer.MaxNoteLength);
        image.Property(x => x.SecurityOption).HasMaxLength(Offer.MaxNoteLength);
        image.Property(x => x.Advice).HasMaxLength(Offer.MaxNoteLength);
        image.Property(x => x.Version).IsConcurrencyToken();

        // A page of a list is read in the order of one of these, and no further than its last row.
        image.HasIndex(x => new { x.Region, x.Kind, x.Owner, x.CreatedAt, x.Id });
        image.HasIndex(x => new { x.Region, x.Kind, x.State, x.CreatedAt, x.Id });
        image.HasIndex(x => new { x.Region, x.Kind, x.Name, x.Id });
        image.HasIndex(x => new { x.Owner, x.Region, x.Family });
    }

    public void Configure(EntityTypeBuilder<ImageTag> tag)
    {
        tag.ToTable("image_tags");
        tag.HasKey(x => new { x.Image, x.Key });
        tag.Property(x => x.Key).HasMaxLength(Tag.MaxKeyLength);
        tag.Property(x => x.Value).HasMaxLength(Tag.MaxValueLength);

        // Lists are filtered by it, and the words that were used before are suggested from it.
        tag.HasIndex(x => new { x.Account, x.Key, x.Value, x.Image });
        tag.HasOne<Image>().WithMany().HasForeignKey(x => x.Image).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<RegionUsage> usage)
    {
        usage.ToTable("region_usage");
        usage.HasKey(x => new { x.Account, x.Region });
        usage.Property(x => x.Version).IsConcurrencyToken();
    }
}
