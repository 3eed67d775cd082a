using System.Text;

namespace ImagePortal.Fuzz;

/// <summary>Changes files of lines: what parsers of configurations break on, at places of their grammar.</summary>
internal static class TextMutator
{
    private const int MostChanges = 6;
    private const int LongestRepeat = 20_000;
    private const int MostBytes = 400 << 10;

    private static readonly string[] Tokens =
    [
        "", " ", "\t", "\0", "\r\n", "\n", "\n\n", "=", "==", ":", ": ", "- ", "#", ";", "\"", "'", "\\", "\\\n", "\uFFFD", "\u202e", "[", "]", "{", "}", "[[", "{a: {b: [",
        "&a *a", "<<: *x", "---\n", "...\n", "!!binary |", "|\n", ">-\n", "%YAML 9\n", "network:", "ethernets:", "addresses:", "set-name: eth0", "match:", "  ", "    ",
        "iface", "iface eth0 inet6 static", "iface eth0 inet manual", "address ::", "address fe80::1%eth0/129", "auto", "source /etc/network/interfaces", "source *", "mapping",
        "[Match]", "[Network]", "[Address]", "Name=*", "Name=eth*", "DHCP=ipv6", "Address=", "[connection]", "[ipv6]", "address1=", "method=manual", "interface-name=",
        "DEVICE=", "IPADDR6=", "IPV6ADDR=", "BOOTPROTO=", "ID=", "ID=rhel", "VERSION_ID=", "NAME=$(x)", "PRETTY_NAME=`x`", "UUID=", "LABEL=", "/boot", "/ ext4", "../..",
        "CONFIG_VIRTIO_BLK=y", "virtio_blk", "2147483648", "-1", "18446744073709551616", "1e999", "::ffff:1.2.3.4", "255.255.255.256/33",
    ];

    public static void Mutate(FuzzCase target, FuzzSeed seed, Random random)
    {
        var text = new StringBuilder(Encoding.Latin1.GetString(target.Content));
        for (var changes = random.Next(1, MostChanges + 1); changes > 0; changes--)
        {
            Change(text, random);
        }

        target.Replace(Encoding.Latin1.GetBytes(text.ToString(0, Math.Min(text.Length, MostBytes))));
    }

    private static void Change(StringBuilder text, Random random)
    {
        var at = random.Next(text.Length + 1);
        var (start, count) = PickLine(text, at);
        switch (random.Next(9))
        {
            case 0:
                text.Remove(start, count);
                break;
            case 1:
                text.Insert(start, text.ToString(start, count));
                break;
            case 2:
                var (from, length) = PickLine(text, random.Next(text.Length + 1));
                text.Insert(start, text.ToString(from, length));
                break;
            case 3:
                text.Remove(at, random.Next(Math.Min(20, text.Length - at) + 1));
                break;
            case 4:
                text.Insert(at, new string((char)random.Next(256), random.Next(1, 5)));
                break;
            case 5:
                var token = Token(random);
                text.Insert(at, new StringBuilder().Insert(0, token, random.Next(1, (LongestRepeat / (token.Length + 1)) + 1)));
                break;
            default:
                text.Insert(random.Next(2) == 0 ? at : start, Token(random));
                break;
        }
    }

    private static string Token(Random random) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]));

    private static (int Start, int Count) PickLine(StringBuilder text, int at)
    {
        var (start, end) = (at, at);
        while (start > 0 && text[start - 1] != '\n')
        {
            start--;
        }

        while (end < text.Length && text[end] != '\n')
        {
            end++;
        }

        return (start, Math.Min(end + 1, text.Length) - start);
    }
}
