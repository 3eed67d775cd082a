namespace ImagePortal.Disks.Formats;

/// <summary>Who uses which bytes of a file: each may serve once. Neighbouring claims of data are kept as one.</summary>
internal sealed class RangeClaims
{
    private readonly List<(long Start, long End)> _data = [];
    private readonly List<(long Start, long End, string Name)> _tables = [];
    private bool _dataRises = true;

    public void ClaimTable(string name, long start, long size) => _tables.Add((start, start + size, name));

    public void ClaimData(long start, long size)
    {
        if (_data.Count > 0 && _data[^1].End == start)
        {
            _data[^1] = _data[^1] with { End = start + size };
            return;
        }

        // Most writers put one unit behind the other: there is nothing to sort then.
        _dataRises &= _data.Count == 0 || start > _data[^1].End;
        _data.Add((start, start + size));
    }

    /// <summary>A byte that two claims use, and the words for both; null when there is none.</summary>
    /// <param name="data">What a unit of data is called, such as <c>block</c>.</param>
    public (long Offset, string What)? FindOverlap(string data)
    {
        _tables.Sort();
        for (var i = 1; i < _tables.Count; i++)
        {
            if (_tables[i].Start < _tables[i - 1].End)
            {
                return (_tables[i].Start, $"{_tables[i].Name} at byte {_tables[i].Start} overlaps {_tables[i - 1].Name}");
            }
        }

        return FindDataOverlap(data) ?? FindTableOverData(data);
    }

    private (long Offset, string What)? FindDataOverlap(string data)
    {
        if (_dataRises)
        {
            return null;
        }

        _data.Sort();
        for (var i = 1; i < _data.Count; i++)
        {
            if (_data[i].Start < _data[i - 1].End)
            {
                return (_data[i].Start, $"two {data}s use byte {_data[i].Start}");
            }
        }

        return null;
    }

    /// <summary>Both lists are sorted and without overlaps of their own: one pass along both.</summary>
    private (long Offset, string What)? FindTableOverData(string data)
    {
        var next = 0;
        foreach (var (start, end, name) in _tables)
        {
            while (next < _data.Count && _data[next].End <= start)
            {
                next++;
            }

            if (next < _data.Count && _data[next].Start < end)
            {
                var shared = Math.Max(start, _data[next].Start);
                return (shared, $"a {data} overlaps {name} at byte {shared}");
            }
        }

        return null;
    }
}
