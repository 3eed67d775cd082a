using ImagePortal.Core.Accounts;
using ImagePortal.Core.Copies;
using ImagePortal.Core.Files;
using ImagePortal.Core.Images;
using ImagePortal.Core.Imports;
using ImagePortal.Core.Notifications;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Sharing;
using ImagePortal.Disks;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core;

/// <summary>Registers the house. Hangfire's client and an <see cref="IMailComposer"/> come from the host.</summary>
public static class PortalCore
{
    public static IServiceCollection AddPortalCore(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptionsOf<PortalOptions, PortalOptionsValidator>("Portal");
        services.AddSingleton<LiveChanges>();

        services.AddPersistence().AddAccounts().AddRegions().AddNotifications(configuration).AddOperations().AddImages().AddImports().AddCopies().AddSharing().AddFiles();
        if (configuration.GetSection("Portal").Get<PortalOptions>() is null or { IsWorker: true })
        {
            services.AddHostedService<SweepService>();
        }

        return services;
    }

    private static IServiceCollection AddPersistence(this IServiceCollection services) => services
        .AddOptionsOf<DatabaseOptions, DatabaseOptionsValidator>("Portal:Database")
        .AddSingleton<PortalContexts>()
        .AddSingleton<PortalDatabase>()
        .AddSingleton<SystemDatabase>()
        .AddSingleton<DatabaseMigrator>()
        .AddSingleton<EmbeddedLock>()
        .AddScoped(x => x.GetRequiredService<SystemDatabase>().Open());

    private static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<Member>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.Password.RequiredLength = 12;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
            })
            .AddEntityFrameworkStores<PortalDbContext>()
            .AddSignInManager()
            .AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<MemberClaims>();
        return services
            .AddScoped<SignIn>()
            .AddScoped<CreateAccount>()
            .AddScoped<ISeed, SeedAccounts>()
            .AddSingleton<AccountDirectory>()
            .AddSingleton<GetAccount>()
            .AddSingleton<RenameMember>();
    }

    private static IServiceCollection AddRegions(this IServiceCollection services) => services
        .AddSingleton<ListRegions>()
        .AddScoped<ISeed, SeedRegions>();

    private static IServiceCollection AddNotifications(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptionsOf<MailOptions, MailOptionsValidator>("Portal:Mail");
        if (string.IsNullOrEmpty(configuration["Portal:Mail:Host"]))
        {
            services.AddSingleton<IMailTransport, FileTransport>();
        }
        else
        {
            services.AddSingleton<IMailTransport, SmtpTransport>();
        }

        return services
            .AddSingleton<Notifier>()
            .AddSingleton<OutboxHints>()
            .AddSingleton<DeliverOutbox>()
            .AddSingleton<ISweep, OutboxSweep>()
            .AddSingleton<ListNotifications>()
            .AddSingleton<ReadNotifications>();
    }

    private static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddSingleton<OperationHints>()
        .AddSingleton<OperationLease>()
        .AddSingleton<OperationSignals>()
        .AddSingleton<OperationRunner>()
        .AddSingleton<AdvanceOperationJob>()
        .AddSingleton<ISweep, OperationSweep>()
        .AddSingleton<ListOperations>()
        .AddSingleton<GetOperation>()
        .AddSingleton<CancelOperation>();

    private static IServiceCollection AddImages(this IServiceCollection services) => services
        .AddOptionsOf<LimitOptions, LimitOptionsValidator>("Portal:Limits")
        .AddOptionsOf<ImportLimits, ImportLimitsValidator>("Portal:Imports")
        .AddOptionsOf<StorageOptions, StorageOptionsValidator>("Portal:Storage")
        .AddSingleton<ImageStores>()
        .AddSingleton<ListImages>()
        .AddSingleton<CountImages>()
        .AddSingleton<GetImage>()
        .AddSingleton<DismissImage>()
        .AddSingleton<EditImage>()
        .AddSingleton<DeleteImages>()
        .AddSingleton<RestoreImages>()
        .AddSingleton<ListRecycled>()
        .AddSingleton<PurgeImages>()
        .AddSingleton<ISweep>(x => x.GetRequiredService<PurgeImages>())
        .AddScoped<ISeed, SeedImages>();

    private static IServiceCollection AddImports(this IServiceCollection services) => services
        .AddSingleton<DiskInspector>()
        .AddSingleton<StartImport>()
        .AddSingleton<ImportConclusion>()
        .AddSingleton<IOperationHandler, ImportHandler>();

    private static IServiceCollection AddCopies(this IServiceCollection services) => services
        .AddSingleton<PlanCopies>()
        .AddSingleton<StartCopies>()
        .AddSingleton<CopyConclusion>()
        .AddSingleton<IOperationHandler, CopyHandler>();

    private static IServiceCollection AddSharing(this IServiceCollection services) => services
        .AddSingleton<RecipientReader>()
        .AddSingleton<ShareNews>()
        .AddSingleton<CheckRecipients>()
        .AddSingleton<ShareImage>()
        .AddSingleton<UnshareImage>()
        .AddSingleton<ListShares>()
        .AddSingleton<GetReceivedShare>()
        .AddSingleton<ListReceivedShares>()
        .AddSingleton<ListBlockedOwners>()
        .AddSingleton<LeaveShare>()
        .AddSingleton<UnblockOwner>()
        .AddSingleton<ISweep, ExpiredSharesSweep>();

    private static IServiceCollection AddFiles(this IServiceCollection services) => services
        .AddSingleton<StagingArea>()
        .AddSingleton<UploadLocks>()
        .AddSingleton<CreateUpload>()
        .AddSingleton<GetUpload>()
        .AddSingleton<ListFiles>()
        .AddSingleton<AppendToUpload>()
        .AddSingleton<RemoveFile>()
        .AddSingleton<IDiskSource, UploadedDiskSource>()
        .AddSingleton<ISweep, ExpiredFilesSweep>()
        .AddSingleton<ISweep, EndedUploadsSweep>();

    // A typo in a setting stops the start and names its path.
    private static IServiceCollection AddOptionsOf<TOptions, TValidator>(this IServiceCollection services, string section)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        services.AddOptions<TOptions>().BindConfiguration(section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TOptions>, TValidator>());
        return services;
    }
}
