namespace ImagePortal.Core.Tickets;

/// <summary>Public id of an application for the import permission, such as <c>tkt-4m8w2x6c</c>.</summary>
public readonly record struct TicketId(string Value)
{
    private const string Prefix = "tkt-";
    private const int RandomLength = 8;

    public static TicketId New() => new(PublicId.New(Prefix, RandomLength));

    public static bool TryParse(string? text, out TicketId id)
    {
        var valid = PublicId.IsValid(text, Prefix, RandomLength);
        id = valid ? new TicketId(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
