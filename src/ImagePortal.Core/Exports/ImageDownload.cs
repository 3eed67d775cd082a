namespace ImagePortal.Core.Exports;

/// <summary>A file on its way to the owner of the image. Whoever disposes of the content ends the download.</summary>
/// <param name="FileName">What the file is to be called.</param>
/// <param name="Tag">Names exactly these bytes, without quotation marks: another download with it goes on where this one ended.</param>
/// <param name="Content">The bytes, which can be read from any place on. Every piece of the image is verified before it is given out.</param>
public sealed record ImageDownload(string FileName, string Tag, Stream Content);
