using Microsoft.Extensions.FileProviders;

namespace ImagePortal.Web.Hosting;

/// <summary>The portal's own css, scripts, fonts and icons.</summary>
internal static class Assets
{
    private const string Folder = "wwwroot-assets";

    /// <summary>Their names carry no fingerprint, so browsers ask each time whether they changed; fonts never do.</summary>
    internal static void UsePortalAssets(this WebApplication app) => app.UseStaticFiles(new StaticFileOptions
    {
        FileProvider = new PhysicalFileProvider(Path.Combine(app.Environment.ContentRootPath, Folder)),
        OnPrepareResponse = x => x.Context.Response.Headers.CacheControl =
            x.Context.Request.Path.StartsWithSegments("/fonts") ? "public, max-age=31536000, immutable" : "no-cache",
    });
}
