using System.Reflection;
using System.Runtime.CompilerServices;
using ImagePortal.Core;
using ImagePortal.Core.Regions;
using ImagePortal.Web.Api.Actions;
using ImagePortal.Web.Api.Wire;

namespace ImagePortal.Api.Tests.Wire;

/// <summary>One table says what each refusal is called on the wire.</summary>
public sealed class WireCodesTests
{
    [Fact]
    public void Every_refusal_of_the_core_and_of_the_wire_has_a_code_on_the_wire()
    {
        var unknown = Refusals().Where(x => !WireCodes.Knows(x.Code)).Select(x => x.Code).Distinct();

        Assert.Empty(unknown);
    }

    [Fact]
    public void Refusal_that_is_newer_than_the_table_is_told_by_its_kind()
    {
        foreach (var kind in Enum.GetValues<ErrorKind>())
        {
            Assert.NotEqual("", WireCodes.Of(new Error(kind, "room.new", "")));
        }

        Assert.False(WireCodes.Knows("room.new"));
    }

    private static IEnumerable<Error> Refusals()
    {
        var types = typeof(PortalCore).Assembly.GetTypes().Where(x => x.IsPublic && x.Name.EndsWith("Errors", StringComparison.Ordinal));
        foreach (var type in types.Append(typeof(ApiErrors)).Append(typeof(ActionErrors)))
        {
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Static).Where(x => x.PropertyType == typeof(Error)))
            {
                yield return (Error)property.GetValue(null)!;
            }

            foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(x => x.ReturnType == typeof(Error) && !x.IsSpecialName))
            {
                if (Make(method) is { } error)
                {
                    yield return error;
                }
            }
        }
    }

    /// <summary>Null for one that is made of what an inspection found: its code is that of a criterion.</summary>
    private static Error? Make(MethodInfo method)
    {
        try
        {
            return (Error)method.Invoke(null, [.. method.GetParameters().Select(x => Argument(x.ParameterType))])!;
        }
        catch (TargetInvocationException) when (method.Name is "RefusedBy" or "NoDisk")
        {
            return null;
        }
    }

    private static object? Argument(Type type)
    {
        if (type == typeof(string))
        {
            return "text";
        }

        if (type == typeof(Region))
        {
            return new Region(new RegionCode("ap-guangzhou"), "Guangzhou", 0, "Etc/UTC");
        }

        var item = type.IsGenericType ? type.GetGenericArguments()[0] : null;
        return item is not null && type.IsAssignableFrom(item.MakeArrayType()) ? Array.CreateInstance(item, 0)
            : type.IsValueType ? Activator.CreateInstance(type)
            : type.IsInterface || type.IsAbstract ? null
            : RuntimeHelpers.GetUninitializedObject(type);
    }
}
