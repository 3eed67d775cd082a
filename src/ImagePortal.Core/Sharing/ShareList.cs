namespace ImagePortal.Core.Sharing;

/// <summary>Whom an image is shared with, and how many it could be (R17).</summary>
public sealed record ShareList(IReadOnlyList<ShareView> Items, int Limit)
{
    public int Left => Math.Max(0, Limit - Items.Count);
}
