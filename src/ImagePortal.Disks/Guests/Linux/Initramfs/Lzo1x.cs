namespace ImagePortal.Disks.Guests.Linux.Initramfs;

/// <summary>LZO1X: runs of literals and copies, whose form follows from their first byte (kernel documentation, staging/lzo.rst).</summary>
internal ref struct Lzo1x(ReadOnlySpan<byte> from, Span<byte> into)
{
    private const int AfterRun = 4;
    private readonly ReadOnlySpan<byte> _from = from;
    private readonly Span<byte> _into = into;
    private int _read;
    private int _written;

    /// <summary>Bytes that came out.</summary>
    /// <exception cref="InvalidDataException">The stream ends early, or a run or copy leaves its bounds.</exception>
    public int Decompress()
    {
        // Zero to three literals just copied, or four after a run: the same byte means other things then.
        var state = 0;
        if (_from.Length > 0 && _from[0] > 17)
        {
            var count = Next() - 17;
            Literals(count);
            state = Math.Min(count, AfterRun);
        }

        while (true)
        {
            var token = Next();
            if (token < 16 && state == 0)
            {
                Literals(Length(token, 15) + 3);
                state = AfterRun;
                continue;
            }

            var (distance, length, literals) = Match(token, state);
            if (distance == 0)
            {
                return _written;
            }

            Copy(distance, length);
            Literals(literals);
            state = literals;
        }
    }

    /// <summary>Distance zero at the end of the stream.</summary>
    private (int Distance, int Length, int Literals) Match(int token, int state)
    {
        if (token >= 64)
        {
            return (1 + ((token >> 2) & 7) + (Next() << 3), (token >> 5) + 1, token & 3);
        }

        if (token < 16)
        {
            var near = (token >> 2) + (Next() << 2);
            return state == AfterRun ? (0x801 + near, 3, token & 3) : (1 + near, 2, token & 3);
        }

        var length = (token >= 32 ? Length(token & 31, 31) : Length(token & 7, 7)) + 2;
        var next = Next() | (Next() << 8);
        var far = ((token & 8) << 11) + (next >> 2);
        var distance = token >= 32 ? 1 + (next >> 2) : far == 0 ? 0 : 0x4000 + far;
        return (distance, length, next & 3);
    }

    /// <summary>Zero means more: each zero byte counts 255, the first other ends it.</summary>
    private int Length(int start, int beyond)
    {
        if (start != 0)
        {
            return start;
        }

        var length = beyond;
        int value;
        while ((value = Next()) == 0 && length <= _into.Length)
        {
            length += 255;
        }

        return length + value;
    }

    private int Next() => _read < _from.Length ? _from[_read++] : throw new InvalidDataException("an LZO block ends early");

    private void Literals(int count)
    {
        if (count > _from.Length - _read || count > _into.Length - _written)
        {
            throw new InvalidDataException("an LZO block ends within its literals");
        }

        _from.Slice(_read, count).CopyTo(_into[_written..]);
        (_read, _written) = (_read + count, _written + count);
    }

    private void Copy(int distance, int length)
    {
        if (distance > _written || length > _into.Length - _written)
        {
            throw new InvalidDataException("an LZO copy points outside its block");
        }

        for (var end = _written + length; _written < end; _written++)
        {
            _into[_written] = _into[_written - distance];
        }
    }
}
