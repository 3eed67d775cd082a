using ImagePortal.Core.Accounts.Keys;
using ImagePortal.Core.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Core.Accounts;

/// <summary>Tenants, members and their sign-in.</summary>
internal static class AccountsRoom
{
    internal static IServiceCollection AddAccounts(this IServiceCollection services)
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
        services.AddDataProtection();
        return services
            .AddScoped<SignIn>()
            .AddScoped<CreateAccount>()
            .AddScoped<ISeed, SeedAccounts>()
            .AddSingleton<AccountDirectory>()
            .AddSingleton<ListAccounts>()
            .AddSingleton<OverrideLimits>()
            .AddSingleton<RenameAccount>()
            .AddSingleton<GetAccount>()
            .AddSingleton<RenameMember>()
            .AddSingleton<ApiKeySecrets>()
            .AddSingleton<ApiKeyRing>()
            .AddSingleton<CreateApiKey>()
            .AddSingleton<ListApiKeys>()
            .AddSingleton<SwitchApiKey>()
            .AddSingleton<DeleteApiKey>()
            .AddScoped<ISeed, SeedApiKeys>();
    }
}
