using System.Security;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace ImagePortal.Core.Notifications;

/// <summary>A message as the request that the gateway's settings describe.</summary>
internal static partial class SmsRequest
{
    internal static HttpRequestMessage Of(SmsOptions options, string id, string to, string text)
    {
        string Fill(string template, Func<string, string> escape) => Place().Replace(template, x => escape(x.Value switch
        {
            "{to}" => to,
            "{text}" => text,
            "{id}" => id,
            _ => options.Secret ?? "",
        }));

        var request = new HttpRequestMessage(new HttpMethod(options.Method), Fill(options.Url!, Uri.EscapeDataString));
        foreach (var (name, value) in options.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, Fill(value, OneLine));
        }

        request.Headers.TryAddWithoutValidation(options.IdempotencyHeader, id);
        if (options.Method != "GET")
        {
            request.Content = new StringContent(Fill(options.Body, EscapeFor(options.ContentType)), Encoding.UTF8, options.ContentType);
        }

        return request;
    }

    private static Func<string, string> EscapeFor(string contentType) => contentType switch
    {
        "application/x-www-form-urlencoded" => Uri.EscapeDataString,
        "text/xml" => x => SecurityElement.Escape(x) ?? "",
        _ => JavaScriptEncoder.Default.Encode,
    };

    private static string OneLine(string text) => string.Concat(text.Where(x => !char.IsControl(x)));

    [GeneratedRegex(@"\{(?:to|text|id|secret)\}")]
    private static partial Regex Place();
}
