using System.Reflection;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using ImagePortal.Core.Accounts;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Assembly = System.Reflection.Assembly;
using Type = System.Type;

namespace ImagePortal.Guardrails;

/// <summary>The houses as they are, and once more with the offences that each rule must catch.</summary>
internal static class Portal
{
    private static readonly Assembly[] Houses =
        [.. new[] { "ImagePortal.Disks", "ImagePortal.Storage", "ImagePortal.Core", "ImagePortal.Web", "imageportal" }.Select(Assembly.Load)];

    internal static Architecture AsItIs { get; } = new ArchLoader().LoadAssemblies(Houses).Build();

    internal static Architecture WithOffences { get; } = new ArchLoader().LoadAssemblies([.. Houses, typeof(Portal).Assembly]).Build();

    internal static Assembly Core { get; } = typeof(PortalDbContext).Assembly;

    /// <summary>What the database keeps.</summary>
    internal static IReadOnlyList<Type> Entities { get; } =
    [
        typeof(Member),
        .. typeof(PortalDbContext).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(x => x.PropertyType)
            .Where(x => x.IsGenericType && x.GetGenericTypeDefinition() == typeof(DbSet<>))
            .Select(x => x.GetGenericArguments()[0]),
    ];

    /// <summary>What every room may name (see infra/decisions/0006): rows, ids, states and who asks.</summary>
    internal static IReadOnlyList<Type> Vocabulary { get; } =
    [
        .. Entities,
        typeof(Caller),
        .. Core.GetTypes().Where(x => x.IsPublic && (x.IsEnum || (x.IsValueType && (x.Name.EndsWith("Id", StringComparison.Ordinal) || x.Name.EndsWith("Code", StringComparison.Ordinal))))),
    ];
}
