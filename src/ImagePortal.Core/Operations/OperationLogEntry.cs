using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Operations;

/// <summary>One line of an operation's log; appended, never changed.</summary>
public sealed class OperationLogEntry(OperationId operation, AccountId account, DateTimeOffset at, string text)
{
    public long Id { get; private set; }

    public OperationId Operation { get; private set; } = operation;

    public AccountId Account { get; private set; } = account;

    public DateTimeOffset At { get; private set; } = at;

    public string Text { get; private set; } = text;
}
