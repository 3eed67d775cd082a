using ImagePortal.Core;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Audit;
using ImagePortal.Web.Components.Audit;

namespace ImagePortal.Web.Api.Audit;

/// <summary>The audit as a file, written while it is read: CSV, or one JSON object a line.</summary>
internal static class AuditExportEndpoint
{
    internal static void MapAuditExport(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/admin/audit/export", (HttpContext http, ExportAudit export, CancellationToken cancellationToken) =>
            ExportAsync(http, export, everywhere: true, cancellationToken)).RequireAuthorization();
        endpoints.MapGet("/account/audit/export", (HttpContext http, ExportAudit export, CancellationToken cancellationToken) =>
            ExportAsync(http, export, everywhere: false, cancellationToken)).RequireAuthorization();
    }

    private static async Task ExportAsync(HttpContext http, ExportAudit export, bool everywhere, CancellationToken cancellationToken)
    {
        if (MemberClaims.CallerOf(http.User) is not { } caller)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var asCsv = http.Request.Query["format"] != "jsonl";
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(http.Request.Query["zone"].ToString(), out var asked) ? asked : TimeZoneInfo.Utc;
        var query = AuditFilter.Parse(http.Request.QueryString.Value ?? "").ToQuery(everywhere, zone);
        void Begin()
        {
            http.Response.ContentType = asCsv ? "text/csv; charset=utf-8" : "application/jsonl; charset=utf-8";
            http.Response.Headers.ContentDisposition = $"attachment; filename=audit.{(asCsv ? "csv" : "jsonl")}";
        }

        var exported = await export.RunAsync(caller, query, async row =>
        {
            if (!http.Response.HasStarted)
            {
                Begin();
                await http.Response.WriteAsync(asCsv ? AuditText.CsvHead : "", cancellationToken);
            }

            await http.Response.WriteAsync(asCsv ? AuditText.Csv(row) : AuditText.Json(row), cancellationToken);
        }, cancellationToken);
        if (!exported.Ok)
        {
            http.Response.StatusCode = exported.Error.Kind == ErrorKind.Forbidden ? StatusCodes.Status403Forbidden : StatusCodes.Status400BadRequest;
        }
        else if (!http.Response.HasStarted)
        {
            Begin();
            await http.Response.WriteAsync(asCsv ? AuditText.CsvHead : "", cancellationToken);
        }
    }
}
