using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Notifications;

/// <summary>What a member chose for one topic. Without it: by mail, not by SMS.</summary>
public sealed class NoticeChoice(AccountId account, Guid member, NoticeTopic topic)
{
    public AccountId Account { get; private set; } = account;

    public Guid Member { get; private set; } = member;

    public NoticeTopic Topic { get; private set; } = topic;

    public bool ByMail { get; private set; } = true;

    public bool BySms { get; private set; }

    public Guid Version { get; private set; } = Guid.NewGuid();

    public Result Choose(Channel channel, bool wanted)
    {
        if (channel == Channel.Mail && !wanted && NoticeTopics.AlwaysByMail(Topic))
        {
            return NotificationErrors.AlwaysByMail;
        }

        (ByMail, BySms, Version) = channel == Channel.Mail ? (wanted, BySms, Guid.NewGuid()) : (ByMail, wanted, Guid.NewGuid());
        return Result.Done;
    }
}
