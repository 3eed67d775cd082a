using ImagePortal.Core.Instances.Network;
using ImagePortal.Core.Instances.Qemu;
using ImagePortal.Core.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Core.Instances;

/// <summary>Machines started from images.</summary>
internal static class InstancesRoom
{
    internal static IServiceCollection AddInstances(this IServiceCollection services) => services
        .AddOptionsOf<InstanceOptions, InstanceOptionsValidator>("Portal:Instances")
        .AddOptionsOf<NetworkOptions, NetworkOptionsValidator>("Portal:Instances:Network")
        .AddSingleton<PrivateAddresses>()
        .AddSingleton<NetworkFileWriter>()
        .AddSingleton<IHypervisor, QemuHypervisor>()
        .AddSingleton<InstanceHosting>()
        .AddSingleton<InstanceHints>()
        .AddSingleton<LaunchRules>()
        .AddSingleton<InstanceChange>()
        .AddSingleton<CreateRules>()
        .AddSingleton<CreateConclusion>()
        .AddSingleton<DiskMaker>()
        .AddSingleton<InstanceRest>()
        .AddSingleton<ReinstallRules>()
        .AddSingleton<ReinstallConclusion>()
        .AddSingleton<PlanReinstall>()
        .AddSingleton<ReinstallInstance>()
        .AddSingleton<CreateImage>()
        .AddSingleton<PlanCreate>()
        .AddSingleton<PlanLaunch>()
        .AddSingleton<LaunchInstances>()
        .AddSingleton<ListInstances>()
        .AddSingleton<GetInstance>()
        .AddSingleton<ReadConsole>()
        .AddSingleton<StopInstances>()
        .AddSingleton<ResumeInstances>()
        .AddSingleton<TerminateInstances>()
        .AddSingleton<KeepInstances>()
        .AddSingleton<ISweep>(x => x.GetRequiredService<KeepInstances>())
        .AddSingleton<IOperationHandler, LaunchHandler>()
        .AddSingleton<IOperationHandler, CreateHandler>()
        .AddSingleton<IOperationHandler, ReinstallHandler>();
}
