namespace ImagePortal.Core.Operations;

/// <summary>Public id of an operation, such as <c>op-8r4k2w6nq1zc</c>.</summary>
public readonly record struct OperationId(string Value)
{
    private const string Prefix = "op-";
    private const int RandomLength = 12;

    public static OperationId New() => new(PublicId.New(Prefix, RandomLength));

    public static bool TryParse(string? text, out OperationId id)
    {
        var valid = PublicId.IsValid(text, Prefix, RandomLength);
        id = valid ? new OperationId(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
