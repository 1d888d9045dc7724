using System.Reflection;
using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.UnitTests.Employees;

[TestFixture]
public sealed class EmployeeFieldTests
{
    private static IEnumerable<TestCaseData> Fields() => EmployeeField.All.Select(field => new TestCaseData(field).SetArgDisplayNames(field.Name));

    [TestCaseSource(nameof(Fields))]
    public void Putting_a_value_in_changes_that_field_and_no_other(EmployeeField field)
    {
        var before = A.FullDetails();

        var after = field.With(before, "new value");

        Assert.That(field.Get(after), Is.EqualTo("new value"));
        foreach (var other in EmployeeField.All.Where(other => other != field))
            Assert.That(other.Get(after), Is.EqualTo(other.Get(before)), other.Name);
        Assert.That(field.With(after, field.Get(before)), Is.EqualTo(before));
    }

    [TestCaseSource(nameof(Fields))]
    public void A_field_can_be_emptied(EmployeeField field)
    {
        var emptied = field.Get(field.With(A.FullDetails(), null));

        Assert.That(emptied, field.Name is "surname" or "givenName" ? Is.Empty : Is.Null);
    }

    [TestCaseSource(nameof(Fields))]
    public void A_field_takes_its_greatest_length_and_no_character_more(EmployeeField field)
    {
        var longest = new string('x', field.MaxLength);

        Assert.That(field.Get(A.Employee(details: field.With(A.Details(), longest)).Details), Is.EqualTo(longest));
        RuleAssert.Breaks("employee.too_long", () => A.Employee(details: field.With(A.Details(), longest + "x")));
    }

    [Test]
    public void No_text_of_the_details_is_forgotten() =>
        Assert.That(EmployeeField.All.Select(field => field.Get(A.FullDetails())), Is.EquivalentTo(Texts(A.FullDetails())));

    [Test]
    public void Names_are_unique() => Assert.That(EmployeeField.All.Select(field => field.Name), Is.Unique);

    [TestCase("surname", 100)]
    [TestCase("jobTitle", 300)]
    [TestCase("jobTitle.fr", 300)]
    [TestCase("email", 254)]
    [TestCase("postalCode", 20)]
    public void The_greatest_length_is_found_by_name_with_and_without_the_language(string name, int length) =>
        Assert.That(EmployeeField.MaxLengthOf(name), Is.EqualTo(length));

    private static IEnumerable<string?> Texts(object record)
    {
        foreach (var property in record.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
        {
            var value = property.GetValue(record);
            if (property.PropertyType == typeof(string)) yield return (string?)value;
            else foreach (var text in Texts(value!)) yield return text;
        }
    }
}
