namespace ImagePortal.Web.Hosting;

/// <summary>The portal's own css, scripts, fonts and icons.</summary>
internal static class Assets
{
    /// <summary>Their names carry no fingerprint, so browsers ask each time whether they changed; fonts never do.</summary>
    internal static void UsePortalAssets(this WebApplication app) => app.UseStaticFiles(new StaticFileOptions
    {
        OnPrepareResponse = x => x.Context.Response.Headers.CacheControl =
            x.Context.Request.Path.StartsWithSegments("/fonts") ? "public, max-age=31536000, immutable" : "no-cache",
    });
}
