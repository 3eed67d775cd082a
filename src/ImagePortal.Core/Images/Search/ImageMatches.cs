using System.Linq.Expressions;
using ImagePortal.Core.Operations;
using ImagePortal.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Images.Search;

/// <summary>The filters of a search, as conditions of a query.</summary>
internal static class ImageMatches
{
    internal static IQueryable<Image> Filter(PortalDbContext db, IQueryable<Image> images, ImageSearch search)
    {
        if (search.Ids is { } ids)
        {
            images = images.Where(x => ids.Contains(x.Id));
        }

        if (search.Names is { } names)
        {
            images = images.Where(Any(names, name =>
            {
                var part = name.ToLowerInvariant();
                return x => x.Name.ToLower().Contains(part);
            }));
        }

        if (search.Families is { } families)
        {
            images = images.Where(x => families.Contains(x.Family));
        }

        if (search.Deprecated is { } deprecated)
        {
            images = images.Where(x => x.Deprecated == deprecated);
        }

        if (search.States is not null || search.FailedBy is not null)
        {
            IReadOnlyList<ImageState> states = search.States ?? [];
            IReadOnlyList<OperationKind> failed = search.FailedBy ?? [];
            var others = failed.Contains(OperationKind.Import);
            var made = db.Operations.Where(o => o.Kind == OperationKind.Copy || o.Kind == OperationKind.Create);
            images = images.Where(x =>
                states.Contains(x.State)
                || (x.State == ImageState.Failed && made.Any(o => o.Id == x.Operation && failed.Contains(o.Kind)))
                || (others && x.State == ImageState.Failed && !made.Any(o => o.Id == x.Operation)));
        }

        if (search.Distributions is not null || search.OtherThan is not null)
        {
            IReadOnlyList<string?> named = search.Distributions ?? [];
            var others = search.OtherThan is not null;
            IReadOnlyList<string> listed = search.OtherThan ?? [];
            images = images.Where(x => named.Contains(x.Distribution) || (others && (x.Distribution == null || !listed.Contains(x.Distribution))));
        }

        foreach (var condition in search.Tags ?? [])
        {
            var tags = Holding(db.ImageTags, condition);
            images = images.Where(x => tags.Any(t => t.Image == x.Id));
        }

        return images;
    }

    private static IQueryable<ImageTag> Holding(IQueryable<ImageTag> tags, TagCondition condition)
    {
        var (keys, values) = condition;
        tags = keys is null ? tags : tags.Where(x => keys.Contains(x.Key));
        return values is null ? tags : tags.Where(x => values.Contains(x.Value));
    }

    private static Expression<Func<Image, bool>> Any(IEnumerable<string> values, Func<string, Expression<Func<Image, bool>>> condition)
    {
        var image = Expression.Parameter(typeof(Image), "x");
        var conditions = values.Select(condition).Select(x => new Renaming(x.Parameters[0], image).Visit(x.Body));
        return Expression.Lambda<Func<Image, bool>>(conditions.Aggregate((Expression)Expression.Constant(false), Expression.OrElse), image);
    }

    private sealed class Renaming(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
