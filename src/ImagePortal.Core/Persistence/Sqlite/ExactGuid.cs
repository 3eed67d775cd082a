using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ImagePortal.Core.Persistence.Sqlite;

/// <summary>A GUID as SQLite's provider writes it, in capitals. Any other text, even of the same value, is read as the empty one.</summary>
internal sealed class ExactGuid() : ValueConverter<Guid, string>(x => Write(x), x => Read(x))
{
    private static string Write(Guid value) => value.ToString().ToUpperInvariant();

    private static Guid Read(string text) => Guid.TryParseExact(text, "D", out var value) && Write(value) == text ? value : Guid.Empty;
}
