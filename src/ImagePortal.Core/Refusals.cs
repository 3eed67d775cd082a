using System.Threading.Channels;
using ImagePortal.Core.Accounts;

namespace ImagePortal.Core;

/// <summary>
/// Refusals of permission on their way into the audit. They belong to no transaction, and whoever is refused must not wait for them: the time it takes
/// would tell a foreign id from an unknown one.
/// </summary>
public sealed class Refusals
{
    private const int MaxWaiting = 2000;

    private readonly Channel<Refusal> _waiting = Channel.CreateBounded<Refusal>(
        new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropWrite }, _ => PortalTelemetry.RefusalsDropped.Add(1));

    /// <summary>Notes a refusal of permission: what is forbidden, and what was not found, which may be another account's. Others are left out.</summary>
    /// <param name="subject">Id of what was asked for, or the path of a page.</param>
    public void Note(Error error, Caller caller, string subject)
    {
        if (error.Kind is ErrorKind.Forbidden or ErrorKind.NotFound)
        {
            _waiting.Writer.TryWrite(new Refusal(caller.Account, caller.Member, caller.From, error.Code, subject, error.Kind == ErrorKind.NotFound));
        }
    }

    /// <summary>Notes a refusal and gives it back, for use cases that open no database before they refuse.</summary>
    public Error Noted(Error error, Caller caller, string subject)
    {
        Note(error, caller, subject);
        return error;
    }

    /// <summary>Notes a refusal to somebody who is nobody yet, such as a sign-in with an unknown mail.</summary>
    public void NoteStranger(string? from, string code, string subject) => _waiting.Writer.TryWrite(new Refusal(null, null, from, code, subject, IfForeign: false));

    internal bool TryTake(out Refusal refusal) => _waiting.Reader.TryRead(out refusal!);
}
