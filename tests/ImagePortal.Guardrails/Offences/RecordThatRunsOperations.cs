using ImagePortal.Core.Operations;

namespace ImagePortal.Core.Audit.Offences;

/// <summary>Breaks a rule on purpose; its guard-rail must see it.</summary>
internal sealed record RecordThatRunsOperations(OperationRunner Runner);
