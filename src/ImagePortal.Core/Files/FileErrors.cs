using ImagePortal.Core.Operations;

namespace ImagePortal.Core.Files;

public static class FileErrors
{
    public static Error DiskFull { get; } =
        new(ErrorKind.Unavailable, "file.disk-full", "The portal's disk has no room for this file. What was sent so far is kept; go on once the operator has made room.");

    public static Error Busy { get; } =
        new(ErrorKind.Conflict, "file.busy", "Another request is writing this file. Wait for it, then ask for the offset and go on.");

    public static Error ChecksumMismatch { get; } =
        new(ErrorKind.Invalid, "file.checksum", "The bytes that arrived do not have the announced checksum and were dropped. Send them again from the last offset.");

    public static Error Empty { get; } =
        new(ErrorKind.Invalid, "file.empty", "The file is empty. Choose a disk image in the format raw, qcow2, vhd or vmdk.");

    public static Error BadName { get; } =
        new(ErrorKind.Invalid, "file.name", $"A file name has 1 to {UploadedFile.MaxNameLength} characters, and no line breaks or other control characters. Rename the file and choose it again.");

    public static Error NotFound(FileId id) =>
        new(ErrorKind.NotFound, "file.not-found", $"There is no file {id} in this account. It may have expired; upload it again.");

    public static Error InUse(OperationId operation) =>
        new(ErrorKind.Conflict, "file.in-use", $"Operation {operation} reads this file. Cancel it first, or wait: the file goes when it ends.");

    public static Error Incomplete(FileId id) =>
        new(ErrorKind.Conflict, "file.incomplete", $"The upload of {id} was never finished and has expired. Start the import again and choose the file.");

    public static Error TooLarge(long bytes, int maxGiB) =>
        new(ErrorKind.LimitReached, "file.too-large", $"The file has {bytes / (double)(1 << 30):0.##} GiB; at most {maxGiB} GiB can be uploaded. Convert it to a compressed qcow2 first.") { Fix = "qemu-img convert -O qcow2 -c IN OUT.qcow2" };

    public static Error StagingFull(long reserved, long limit) =>
        new(ErrorKind.LimitReached, "file.staging-full", $"Uploads of this account hold {reserved / (double)(1 << 30):0.##} of {limit >> 30} GiB. Finish or cancel one of them first.");

    public static Error OffsetMismatch(long expected) =>
        new(ErrorKind.Conflict, "file.offset", $"The file has {expected} bytes; go on from there.");
}
