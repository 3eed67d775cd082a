using System.Text;

namespace ImagePortal.Core.Audit;

/// <summary>
/// An entry as bytes, the same on every machine and for every database. Each field is preceded by its length, so that no two entries share an encoding.
/// Changing this breaks every record ever written: a new form gets a new first line and is told apart by it.
/// </summary>
internal static class AuditEncoding
{
    private const string Form = "imageportal audit 1";

    internal static byte[] Of(AuditEntry entry)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(Form);
        writer.Write(entry.At.UtcTicks);
        writer.Write((short)entry.At.Offset.TotalMinutes);
        Write(writer, entry.Account.Value);
        Write(writer, entry.Member?.ToString());
        Write(writer, entry.From);
        Write(writer, entry.Action);
        Write(writer, entry.Subject);
        Write(writer, entry.Before);
        Write(writer, entry.After);
        writer.Flush();
        return bytes.ToArray();
    }

    private static void Write(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        writer.Write(text ?? "");
    }
}
