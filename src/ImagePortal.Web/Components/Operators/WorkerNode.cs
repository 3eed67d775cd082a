namespace ImagePortal.Web.Components.Operators;

/// <param name="Name">Of the machine.</param>
/// <param name="SeenAt">When it last said that it works.</param>
/// <param name="AliveSince">Who was not seen since then is taken for gone.</param>
public sealed record WorkerNode(string Name, int Workers, DateTimeOffset SeenAt, DateTimeOffset AliveSince)
{
    public bool IsAlive => SeenAt >= AliveSince;
}
