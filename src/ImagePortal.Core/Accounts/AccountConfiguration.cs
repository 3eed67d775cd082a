using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImagePortal.Core.Accounts;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("accounts");
        account.Property(x => x.AppId).HasMaxLength(10);
        account.Property(x => x.Name).HasMaxLength(Member.MaxNicknameLength);
        account.Ignore(x => x.Overrides);
        account.ComplexProperty(x => x.ImportPermission, permission =>
        {
            permission.Ignore(x => x.Scope);
            permission.Property(x => x.IsGranted).HasColumnName("MayImport");
            permission.Property(x => x.Regions).HasColumnName("ImportRegions").HasRegions();
            permission.Property(x => x.Until).HasColumnName("ImportUntil");
            permission.Property(x => x.ChangedAt).HasColumnName("ImportChangedAt");
            permission.Property(x => x.ChangedBy).HasColumnName("ImportChangedBy");
            permission.Property(x => x.Ticket).HasColumnName("ImportTicket");
            permission.Property(x => x.Reason).HasColumnName("ImportReason").HasMaxLength(Account.MaxReasonLength);
            permission.Property(x => x.WarnedAt).HasColumnName("ImportWarnedAt");
        });
        account.Property(x => x.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<Member> member)
    {
        member.ToTable("members");
        member.Property(x => x.Nickname).HasMaxLength(Member.MaxNicknameLength);
        member.Ignore(x => x.IsInvited);
        member.Ignore(x => x.IsDisabled);
        member.Property(x => x.Role).HasConversion<string>().HasMaxLength(16);
        member.HasIndex(x => x.Account);
        member.HasIndex(x => x.SubAccount);
        member.HasOne<Account>().WithMany().HasForeignKey(x => x.Account).OnDelete(DeleteBehavior.Restrict);
    }
}
