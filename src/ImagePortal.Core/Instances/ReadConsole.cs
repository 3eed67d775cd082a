using System.Text;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Instances;

/// <summary>The end of what an instance wrote to its serial port. It is the guest's word: nothing in it moves a cursor or colours a terminal.</summary>
public sealed class ReadConsole(PortalDatabase database, IHypervisor hypervisor, InstanceHosting hosting)
{
    private const char Escape = '\x1b';

    public async Task<Result<string>> RunAsync(Caller caller, InstanceId id, CancellationToken cancellationToken)
    {
        await using var db = database.OpenFor(caller);
        var instance = await db.Instances.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, cancellationToken);
        if (instance is null)
        {
            return db.Refused(caller, InstanceErrors.NotFound(id), id.Value);
        }

        return instance.Host is null ? ""
            : hosting.IsHere && instance.Host == hosting.Id ? Plain(Encoding.UTF8.GetString(await hypervisor.ReadConsoleAsync(id, cancellationToken)))
            : InstanceErrors.ConsoleElsewhere;
    }

    /// <summary>Lines of visible letters; sequences for a terminal are left out.</summary>
    internal static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (letter == Escape)
            {
                i = EndOfSequence(text, i);
            }
            else if (letter is '\n' or '\t' || !(char.IsControl(letter) || char.GetUnicodeCategory(letter) == System.Globalization.UnicodeCategory.Format))
            {
                plain.Append(letter);
            }
        }

        return plain.ToString();
    }

    /// <summary>ECMA-48: after ESC [ come parameters up to a letter; other sequences have one letter.</summary>
    private static int EndOfSequence(string text, int start)
    {
        if (start + 1 >= text.Length || text[start + 1] != '[')
        {
            return start + 1;
        }

        var end = start + 2;
        while (end < text.Length && text[end] is >= ' ' and <= '?')
        {
            end++;
        }

        return end;
    }
}
