namespace ImagePortal.Disks.Guests.Windows.Registry;

/// <summary>Types of values that this reader turns into text or numbers ([MS-RRP] §3.1.1.5).</summary>
public enum HiveValueType : uint
{
    None = 0,
    Text = 1,
    ExpandText = 2,
    Binary = 3,
    Number = 4,
    NumberBigEndian = 5,
    TextList = 7,
    LongNumber = 11,
}
