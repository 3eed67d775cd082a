using ImagePortal.Core.Tickets;

namespace ImagePortal.Web.Components.Tickets.Review;

/// <summary>What the queue shows, as it stands in the address.</summary>
public sealed record TicketQueueView(TicketFilter Filter = TicketFilter.Waiting, string? Search = null)
{
    private const string Path = "admin/tickets";

    public static TicketQueueView Parse(string? filter, string? search) => new(
        Enum.TryParse<TicketFilter>(filter, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : TicketFilter.Waiting,
        string.IsNullOrWhiteSpace(search) ? null : search.Trim());

    /// <summary>The address of a ticket beside this queue.</summary>
    public string Of(TicketId ticket) => $"{Path}/{ticket}{Query}";

    public override string ToString() => Path + Query;

    private string Query
    {
        get
        {
            string?[] parts =
            [
                Filter == TicketFilter.Waiting ? null : $"filter={Filter.ToString().ToLowerInvariant()}",
                Search is null ? null : $"search={Uri.EscapeDataString(Search)}",
            ];
            var query = string.Join('&', parts.OfType<string>());
            return query.Length == 0 ? "" : $"?{query}";
        }
    }
}
