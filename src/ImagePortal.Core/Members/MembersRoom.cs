using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ImagePortal.Core.Members;

/// <summary>People who sign in: how they come, what they may, how they go.</summary>
internal static class MembersRoom
{
    internal static IServiceCollection AddMembers(this IServiceCollection services)
    {
        services.AddOptionsOf<MemberLinkOptions, MemberLinkOptionsValidator>("Portal:MemberLinks");
        services.AddTransient<InvitationTokens>();
        services.AddOptions<IdentityOptions>().Configure(x => x.Tokens.ProviderMap[InvitationTokens.Name] = new TokenProviderDescriptor(typeof(InvitationTokens)));
        services.AddOptions<DataProtectionTokenProviderOptions>()
            .Configure<IOptions<MemberLinkOptions>>((tokens, links) => tokens.TokenLifespan = TimeSpan.FromHours(links.Value.PasswordHours));
        return services
            .AddSingleton<MemberDesk>()
            .AddSingleton<MemberMail>()
            .AddSingleton<MemberSessions>()
            .AddSingleton<ListMembers>()
            .AddScoped<InviteMember>()
            .AddScoped<OpenAccount>()
            .AddSingleton<ChangeMember>()
            .AddSingleton<MailPasswordLink>()
            .AddSingleton<AskForPassword>()
            .AddScoped<ForgottenPasswordJob>()
            .AddScoped<PasswordLinks>()
            .AddScoped<ChangePassword>()
            .AddSingleton<EndSessions>();
    }
}
