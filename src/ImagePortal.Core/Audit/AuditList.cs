namespace ImagePortal.Core.Audit;

/// <summary>A page of the audit, newest first.</summary>
public sealed record AuditList(IReadOnlyList<AuditRow> Rows, bool HasMore);
