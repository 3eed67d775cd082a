using ImagePortal.Core.Notifications;
using ImagePortal.Web.Components.Images;
using ImagePortal.Web.Components.Imports;
using ImagePortal.Web.Components.Instances;
using ImagePortal.Web.Components.Members;
using ImagePortal.Web.Components.Notifications;
using ImagePortal.Web.Components.Operators;
using ImagePortal.Web.Components.Regions;
using ImagePortal.Web.Components.Shell;
using ImagePortal.Web.Components.Tickets;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;
using MudBlazor.Services;

namespace ImagePortal.Web.Components;

/// <summary>What the pages need to run.</summary>
public static class ComponentServices
{
    public static void AddPortalComponents(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents()
            .AddHubOptions(x => x.MaximumReceiveMessageSize = BrowserFiles.LargestMessage);
        services.AddScoped<AuthenticationStateProvider, CircuitMember>();
        services.AddCascadingAuthenticationState();
        services.AddComponentParts();
    }

    /// <summary>What the components need beside the framework's own services.</summary>
    internal static void AddComponentParts(this IServiceCollection services)
    {
        services.AddSingleton<AskingRates>();
        services.AddSingleton<WorkerNodes>();
        services.AddScoped<BrowserFiles>();
        services.AddScoped<CurrentCaller>();
        services.AddScoped<PersonZone>();
        services.AddScoped<RegionChoice>();
        services.AddScoped<ImageCommands>();
        services.AddScoped<InstanceCommands>();
        services.AddScoped<RecycleCommands>();
        services.AddScoped<TicketActions>();
        services.AddSingleton<IMailComposer, RazorMailComposer>();
        services.AddSingleton<ISmsComposer, NoticeSms>();
        services.AddMudServices(options =>
        {
            var toast = options.SnackbarConfiguration;
            toast.PositionClass = Defaults.Classes.Position.BottomCenter;
            toast.MaxDisplayedSnackbars = 3;
            toast.MaximumOpacity = 100;
            toast.HideIcon = true;
            toast.ShowTransitionDuration = 180;
            toast.HideTransitionDuration = 120;
        });
    }
}
