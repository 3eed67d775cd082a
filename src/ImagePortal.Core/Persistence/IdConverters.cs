using ImagePortal.Core.Accounts;
using ImagePortal.Core.Accounts.Keys;
using ImagePortal.Core.Files;
using ImagePortal.Core.Images;
using ImagePortal.Core.Instances;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Regions;
using ImagePortal.Core.Tickets;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ImagePortal.Core.Persistence;

/// <summary>Public ids are kept as their text.</summary>
internal static class IdConverters
{
    internal sealed class ToAccountId() : ValueConverter<AccountId, string>(x => x.Value, x => new AccountId(x));

    internal sealed class ToSecretId() : ValueConverter<SecretId, string>(x => x.Value, x => new SecretId(x));

    internal sealed class ToRegionCode() : ValueConverter<RegionCode, string>(x => x.Value, x => new RegionCode(x));

    internal sealed class ToImageId() : ValueConverter<ImageId, string>(x => x.Value, x => new ImageId(x));

    internal sealed class ToOperationId() : ValueConverter<OperationId, string>(x => x.Value, x => new OperationId(x));

    internal sealed class ToInstanceId() : ValueConverter<InstanceId, string>(x => x.Value, x => new InstanceId(x));

    internal sealed class ToTicketId() : ValueConverter<TicketId, string>(x => x.Value, x => new TicketId(x));

    internal sealed class ToFileId() : ValueConverter<FileId, string>(x => x.Value, x => new FileId(x));
}
