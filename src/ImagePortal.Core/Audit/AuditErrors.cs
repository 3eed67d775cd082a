namespace ImagePortal.Core.Audit;

public static class AuditErrors
{
    public static Error RootOnly { get; } =
        new(ErrorKind.Forbidden, "audit.root-only", "Only the root of an account sees its record. Ask the root of yours.");
}
