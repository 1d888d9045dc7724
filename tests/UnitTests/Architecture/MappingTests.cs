using System.Collections;
using AutoMapper;
using OrgChart.Application;

namespace OrgChart.UnitTests.Architecture;

/// <summary>AutoMapper maps flat rows to flat answers; trees and lists are assembled by hand.</summary>
[TestFixture]
public sealed class MappingTests
{
    private static readonly TypeMap[] Maps = new MapperConfiguration(mapping => mapping.AddProfiles(typeof(ApplicationServices).Assembly)).GetAllTypeMaps();

    [Test]
    public void Nothing_but_flat_types_is_mapped()
    {
        Assert.That(Maps, Is.Not.Empty);
        Assert.That(
            from map in Maps
            from property in map.SourceType.GetProperties().Concat(map.DestinationType.GetProperties())
            where !IsFlat(property.PropertyType)
            select $"{property.DeclaringType!.Name}.{property.Name}",
            Is.Empty);
    }

    /// <summary>A text, a number, a date, or a value type of those such as an id.</summary>
    private static bool IsFlat(Type type) => type == typeof(string) || (type.IsValueType && !typeof(IEnumerable).IsAssignableFrom(type));
}
