using Bunit;
using ImagePortal.Web.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace ImagePortal.Web.Tests;

/// <summary>A page without a browser: scripts answer nothing unless a test says otherwise.</summary>
public abstract class ComponentTest : BunitContext
{
    /// <summary>Wednesday noon in Guangzhou.</summary>
    protected static readonly DateTimeOffset Now = new(2026, 11, 18, 4, 0, 0, TimeSpan.Zero);

    protected static readonly TimeZoneInfo Guangzhou = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    protected ComponentTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddComponentParts();
        Services.AddSingleton<TimeProvider>(new FixedTime(Now));
        Services.AddSingleton<AntiforgeryStateProvider, NoAntiforgery>();
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    private sealed class NoAntiforgery : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken GetAntiforgeryToken() => new("token", "__RequestVerificationToken");
    }
}
