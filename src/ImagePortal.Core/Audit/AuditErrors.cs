namespace ImagePortal.Core.Audit;

public static class AuditErrors
{
    public static Error OperatorsOnly { get; } =
        new(ErrorKind.Forbidden, "audit.operators-only", "Only operators of this portal see the record of all accounts. Ask one of them.");

    public static Error RootOnly { get; } =
        new(ErrorKind.Forbidden, "audit.root-only", "Only the root of an account sees its record. Ask the root of yours.");
}
