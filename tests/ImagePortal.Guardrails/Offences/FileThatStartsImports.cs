using ImagePortal.Core.Imports;

namespace ImagePortal.Core.Files.Offences;

/// <summary>Breaks a rule on purpose; its guard-rail must see it.</summary>
internal sealed record FileThatStartsImports(StartImport Imports);
