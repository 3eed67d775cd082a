using ImagePortal.Core.Images;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImagePortal.Core.Sharing;

internal sealed class ShareConfiguration : IEntityTypeConfiguration<Share>, IEntityTypeConfiguration<ShareBlock>
{
    public void Configure(EntityTypeBuilder<Share> share)
    {
        share.ToTable("shares");
        share.HasKey(x => new { x.Image, x.Recipient });
        share.Property(x => x.Message).HasMaxLength(Share.MaxMessageLength);
        share.HasIndex(x => x.Recipient);
        share.HasIndex(x => x.Until);
        share.HasOne<Image>().WithMany().HasForeignKey(x => x.Image).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ShareBlock> block)
    {
        block.ToTable("share_blocks");
        block.HasKey(x => new { x.Recipient, x.Owner });
    }
}
