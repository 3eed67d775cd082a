using ImagePortal.Core.Images;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImagePortal.Core.Sharing;

internal sealed class ShareConfiguration : IEntityTypeConfiguration<Share>
{
    public void Configure(EntityTypeBuilder<Share> share)
    {
        share.ToTable("shares");
        share.HasKey(x => new { x.Image, x.Recipient });
        share.HasIndex(x => x.Recipient);
        share.HasOne<Image>().WithMany().HasForeignKey(x => x.Image).OnDelete(DeleteBehavior.Cascade);
    }
}
