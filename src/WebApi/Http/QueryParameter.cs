using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;

namespace OrgChart.WebApi.Http;

/// <summary>A query parameter: a property with <c>[FromQuery(Name = "...")]</c> that is a text, a whole number or true or false.</summary>
internal sealed class QueryParameter
{
    private readonly Type type;
    private readonly ValidationAttribute[] rules;

    private QueryParameter(PropertyInfo property, string name)
    {
        (Property, Name) = (property, name);
        type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type != typeof(string) && type != typeof(int) && type != typeof(bool))
            throw new InvalidOperationException($"{property.DeclaringType}.{property.Name} is of a type that a query parameter cannot have.");
        rules = [.. property.GetCustomAttributes<ValidationAttribute>()];
    }

    /// <summary>The parameter's name in the query.</summary>
    public string Name { get; }

    /// <summary>The property that takes the value.</summary>
    public PropertyInfo Property { get; }

    /// <summary>The parameters that a class declares, its own before those that it inherits.</summary>
    public static IEnumerable<QueryParameter> OfType(Type type) =>
        from property in type.GetProperties()
        let name = property.GetCustomAttribute<FromQueryAttribute>()?.Name
        where name is not null
        select new QueryParameter(property, name);

    /// <summary>Sets the property. An empty value is none: it leaves the property as it is, where the rules allow that.</summary>
    /// <returns>What is wrong with the value, or null.</returns>
    public string? Set(object target, string text)
    {
        object? value = null;
        if (text.Length > 0 ? !TryConvert(text, out value) : Property.PropertyType.IsValueType && type == Property.PropertyType)
            return $"'{text}' is not a value that {Name} can have.";
        foreach (var rule in rules)
            if (!rule.IsValid(value)) return rule.FormatErrorMessage(Name);
        if (value is not null) Property.SetValue(target, value);
        return null;
    }

    private bool TryConvert(string text, out object? value)
    {
        value = text;
        if (type == typeof(int)) value = int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
        else if (type == typeof(bool)) value = bool.TryParse(text, out var flag) ? flag : null;
        return value is not null;
    }

    /// <summary>The parameters of one class, looked up once.</summary>
    internal static class Of<T>
    {
        public static readonly IReadOnlyDictionary<string, QueryParameter> ByName =
            OfType(typeof(T)).ToDictionary(parameter => parameter.Name, StringComparer.OrdinalIgnoreCase);
    }
}
