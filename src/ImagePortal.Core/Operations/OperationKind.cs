namespace ImagePortal.Core.Operations;

/// <summary>Kinds of long work; each has one handler.</summary>
public enum OperationKind
{
    Import,
    Copy,
}
