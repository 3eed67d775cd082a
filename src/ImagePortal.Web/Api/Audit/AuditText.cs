using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ImagePortal.Core.Audit;

namespace ImagePortal.Web.Api.Audit;

/// <summary>Lines of an exported audit.</summary>
internal static class AuditText
{
    internal const string CsvHead = "id,at,account,member,member_id,from,action,subject,before,after,link,hash\r\n";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Csv(AuditRow row) => string.Join(',', Fields(row).Select(Quote)) + "\r\n";

    internal static string Json(AuditRow row) => JsonSerializer.Serialize(
        new
        {
            id = row.Id,
            at = row.At,
            account = row.Account.Value,
            member = row.Member,
            memberId = row.MemberId,
            from = row.From,
            action = row.Action,
            subject = row.Subject,
            before = row.Before,
            after = row.After,
            link = row.Link,
            hash = row.Hash,
        },
        Plain) + "\n";

    private static string?[] Fields(AuditRow row) =>
    [
        row.Id.ToString(CultureInfo.InvariantCulture), row.At.ToString("O", CultureInfo.InvariantCulture), row.Account.Value, row.Member, row.MemberId?.ToString(), row.From,
        row.Action, row.Subject, row.Before, row.After, row.Link?.ToString(CultureInfo.InvariantCulture), row.Hash,
    ];

    /// <summary>RFC 4180; a text that a spreadsheet would calculate is marked as text.</summary>
    private static string Quote(string? field)
    {
        var text = field is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{field}" : field ?? "";
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
