using ImagePortal.Core.Accounts;

namespace ImagePortal.Core.Images;

/// <summary>How lists of images look for one person.</summary>
public sealed class ListSettings(Guid member, AccountId account)
{
    public const int MaxHiddenLength = 200;

    public Guid Member { get; private set; } = member;

    public AccountId Account { get; private set; } = account;

    /// <summary>Names of the columns that are left out, parted by commas.</summary>
    public string Hidden { get; private set; } = "";

    public bool IsDense { get; private set; }

    /// <summary>Rows of a page.</summary>
    public int PageSize { get; private set; } = ListLook.Standard.PageSize;

    public void Change(ListLook look) => (Hidden, IsDense, PageSize) = (string.Join(',', look.Hidden), look.IsDense, look.PageSize);
}
