using ImagePortal.Web.Hosting;

return await PortalHost.RunAsync(args);
