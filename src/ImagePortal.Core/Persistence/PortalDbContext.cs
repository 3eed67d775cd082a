using ImagePortal.Core.Accounts;
using ImagePortal.Core.Accounts.Keys;
using ImagePortal.Core.Audit;
using ImagePortal.Core.Files;
using ImagePortal.Core.Images;
using ImagePortal.Core.Instances;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Sharing;
using ImagePortal.Core.Stores;
using ImagePortal.Core.Tickets;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Persistence;

/// <summary>
/// The portal's state. A context sees one account's things, by the query filters below and nowhere else, or all of them where
/// <see cref="SystemDatabase"/> opened it. Each database provider has a derived context with its own migrations.
/// </summary>
public abstract class PortalDbContext(DbContextOptions options) : IdentityUserContext<Member, Guid>(options)
{
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<Region> Regions => Set<Region>();

    public DbSet<Image> Images => Set<Image>();

    public DbSet<ImageTag> ImageTags => Set<ImageTag>();

    public DbSet<SavedView> SavedViews => Set<SavedView>();

    public DbSet<ListSettings> ListSettings => Set<ListSettings>();

    public DbSet<RegionUsage> RegionUsage => Set<RegionUsage>();

    public DbSet<Share> Shares => Set<Share>();

    public DbSet<ShareBlock> ShareBlocks => Set<ShareBlock>();

    public DbSet<Operation> Operations => Set<Operation>();

    public DbSet<OperationLogEntry> OperationLog => Set<OperationLogEntry>();

    public DbSet<Notification> Notifications => Set<Notification>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<Ticket> Tickets => Set<Ticket>();

    public DbSet<TicketEvent> TicketEvents => Set<TicketEvent>();
    public DbSet<NoticeChoice> NoticeChoices => Set<NoticeChoice>();

    public DbSet<Phone> Phones => Set<Phone>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    public DbSet<AuditSeal> AuditSeals => Set<AuditSeal>();

    public DbSet<UploadedFile> Files => Set<UploadedFile>();

    public DbSet<StoreUpkeep> StoreUpkeep => Set<StoreUpkeep>();

    public DbSet<StoreOwner> StoreOwners => Set<StoreOwner>();

    public DbSet<Instance> Instances => Set<Instance>();

    public DbSet<InstanceHost> InstanceHosts => Set<InstanceHost>();

    public DbSet<StagingUsage> StagingUsage => Set<StagingUsage>();

    internal bool SeesAll { get; private set; }

    internal AccountId Scope { get; private set; }

    internal Refusals? Refusals { get; private set; }

    /// <summary>Says whose things the context sees, each time it comes from the pool.</summary>
    internal void Show(bool seesAll, AccountId scope, Refusals refusals) => (SeesAll, Scope, Refusals) = (seesAll, scope, refusals);

    /// <summary>Passes a refusal on to the caller, and to the audit where it was one of permission: forbidden, or another account's thing.</summary>
    internal Error Refused(Caller caller, Error error, string subject)
    {
        Refusals?.Note(error, caller, subject);
        return error;
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("member_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("member_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("member_tokens");

        builder.Entity<Account>().HasQueryFilter(x => SeesAll || x.Id == Scope);
        builder.Entity<Member>().HasQueryFilter(x => SeesAll || x.Account == Scope);
        builder.Entity<ApiKey>().HasQueryFilter(x => SeesAll || x.Account == Scope);
        builder.Entity<Image>().HasQueryFilter(x =>
            SeesAll || x.Kind != ImageKind.Custom || x.Owner == Scope || Set<Share>().Any(s => s.Image == x.Id && s.Recipient == Scope));
        builder.Entity<ImageTag>().HasQueryFilter(x => SeesAll || x.Account == Scope);
        builder.Entity<SavedView>().HasQueryFilter(x => SeesAll || x.Account == Scope);
        builder.Entity<ListSettings>().HasQueryFilter(x => SeesAll || x.Account == Scope);
        builder.Entity<RegionUsage>().HasQueryFilter(x => SeesAll || x.Account == Scope);
        builder.Entity<Share>().HasQueryFilter(x => SeesAll || x.Owner == Scope || x.Recipient == Scope);
        builder.Entity<ShareBlock>().HasQueryFilter(x => SeesAll || x.Recipient == Scope);
        builder.Entity<Operation>().HasQueryFilter(x => SeesAll || x.Account == Scope);
        builder.Entity<OperationLogEntry>().HasQueryFilter(x => SeesAll || x.Account == Scope);
        builder.Entity<Notification>().HasQueryFilter(x => SeesAll || x.Account == Scope);
        builder.Entity<OutboxMessage>().HasQueryFilter(x => SeesAll || x.Account == Scope);
        builder.Entity<Ticket>().HasQueryFilter(x => SeesAll || x.Account == Scope);
        builder.Entity<TicketEvent>().HasQueryFilter(x => SeesAll || x.Account == Scope);
        builder.Entity<NoticeChoice>().HasQueryFilter(x => SeesAll || x.Account == Scope);
        builder.Entity<Phone>().HasQueryFilter(x => SeesAll || x.Account == Scope);
        builder.Entity<AuditEntry>().HasQueryFilter(x => SeesAll || x.Account == Scope);
        builder.Entity<UploadedFile>().HasQueryFilter(x => SeesAll || x.Account == Scope);
        builder.Entity<Instance>().HasQueryFilter(x => SeesAll || x.Account == Scope);
        builder.Entity<StagingUsage>().HasQueryFilter(x => SeesAll || x.Account == Scope);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<AccountId>().HaveConversion<IdConverters.ToAccountId>().HaveMaxLength(AccountId.Length);
        configurationBuilder.Properties<SecretId>().HaveConversion<IdConverters.ToSecretId>().HaveMaxLength(SecretId.MaxLength);
        configurationBuilder.Properties<RegionCode>().HaveConversion<IdConverters.ToRegionCode>().HaveMaxLength(RegionCode.MaxLength);
        configurationBuilder.Properties<ImageId>().HaveConversion<IdConverters.ToImageId>().HaveMaxLength(16);
        configurationBuilder.Properties<OperationId>().HaveConversion<IdConverters.ToOperationId>().HaveMaxLength(16);
        configurationBuilder.Properties<InstanceId>().HaveConversion<IdConverters.ToInstanceId>().HaveMaxLength(16);
        configurationBuilder.Properties<TicketId>().HaveConversion<IdConverters.ToTicketId>().HaveMaxLength(16);
        configurationBuilder.Properties<FileId>().HaveConversion<IdConverters.ToFileId>().HaveMaxLength(24);
    }
}
