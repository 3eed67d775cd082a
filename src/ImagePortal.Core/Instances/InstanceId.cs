namespace ImagePortal.Core.Instances;

/// <summary>Public id of an instance, such as <c>ins-7k2m9qx4</c>.</summary>
public readonly record struct InstanceId(string Value)
{
    private const string Prefix = "ins-";
    private const int RandomLength = 8;

    public static InstanceId New() => new(PublicId.New(Prefix, RandomLength));

    public static bool TryParse(string? text, out InstanceId id)
    {
        var valid = PublicId.IsValid(text, Prefix, RandomLength);
        id = valid ? new InstanceId(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
