using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Core.Sharing;

/// <summary>Images that other accounts may use.</summary>
internal static class SharingRoom
{
    internal static IServiceCollection AddSharing(this IServiceCollection services) => services
        .AddSingleton<RecipientReader>()
        .AddSingleton<ShareNews>()
        .AddSingleton<CheckRecipients>()
        .AddSingleton<SuggestRecipients>()
        .AddSingleton<ShareImage>()
        .AddSingleton<UnshareImage>()
        .AddSingleton<ListShares>()
        .AddSingleton<GetReceivedShare>()
        .AddSingleton<ListReceivedShares>()
        .AddSingleton<ListBlockedOwners>()
        .AddSingleton<LeaveShare>()
        .AddSingleton<UnblockOwner>()
        .AddSingleton<ISweep, ExpiredSharesSweep>();
}
