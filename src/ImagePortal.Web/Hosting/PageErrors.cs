using ImagePortal.Core;

namespace ImagePortal.Web.Hosting;

/// <summary>Refusals that no use case makes, because none was asked.</summary>
internal static class PageErrors
{
    internal static Error OperatorsOnly { get; } =
        new(ErrorKind.Forbidden, "page.operators-only", "This page is for operators. You are signed in, but your account may not open it. Nothing was changed.");
}
