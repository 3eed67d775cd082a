using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ImagePortal.Core.Persistence.Sqlite;

/// <summary>
/// A moment as EF's own converter keeps it (tenths of milliseconds, and the offset in the low 11 bits). A number that is no moment is read as one that
/// nothing ever happened at.
/// </summary>
internal sealed class ExactMoment() : ValueConverter<DateTimeOffset, long>(x => Write(x), x => Read(x))
{
    private const int OffsetBits = 11;
    private const int TicksPerUnit = 1000;

    private static long Write(DateTimeOffset at) => ((at.Ticks / TicksPerUnit) << OffsetBits) | ((long)at.Offset.TotalMinutes & ((1 << OffsetBits) - 1));

    private static DateTimeOffset Read(long number)
    {
        var ticks = (number >> OffsetBits) * TicksPerUnit;
        var offset = TimeSpan.FromMinutes(number << (64 - OffsetBits) >> (64 - OffsetBits));
        var isMoment = ticks >= 0 && ticks <= DateTime.MaxValue.Ticks && offset.Duration() <= TimeSpan.FromHours(14)
            && ticks - offset.Ticks is >= 0 and var utc && utc <= DateTime.MaxValue.Ticks;
        return isMoment ? new DateTimeOffset(ticks, offset) : DateTimeOffset.MinValue;
    }
}
