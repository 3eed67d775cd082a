using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImagePortal.Core.Images;

/// <summary>What people keep of their lists.</summary>
internal sealed class ListConfiguration : IEntityTypeConfiguration<SavedView>, IEntityTypeConfiguration<ListSettings>
{
    public void Configure(EntityTypeBuilder<SavedView> view)
    {
        view.ToTable("saved_views");
        view.HasKey(x => new { x.Member, x.Name });
        view.Property(x => x.Name).HasMaxLength(SavedView.MaxNameLength);
        view.Property(x => x.Query).HasMaxLength(SavedView.MaxQueryLength);
    }

    public void Configure(EntityTypeBuilder<ListSettings> settings)
    {
        settings.ToTable("list_settings");
        settings.HasKey(x => x.Member);
        settings.Property(x => x.Hidden).HasMaxLength(ListSettings.MaxHiddenLength);
    }
}
