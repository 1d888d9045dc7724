using System.ComponentModel.DataAnnotations;
using OrgChart.Application.Common;
using OrgChart.Application.Employees;
using OrgChart.WebApi.Employees;
using OrgChart.WebApi.Http;

namespace OrgChart.UnitTests.Http;

[TestFixture]
public sealed class QueryTests
{
    [TestCase("surname", EmployeeSortKey.Surname, false)]
    [TestCase("-surname", EmployeeSortKey.Surname, true)]
    [TestCase("givenName", EmployeeSortKey.GivenName, false)]
    [TestCase("-givenName", EmployeeSortKey.GivenName, true)]
    [TestCase("id", EmployeeSortKey.Id, false)]
    [TestCase("-id", EmployeeSortKey.Id, true)]
    public void People_are_sorted_as_asked_for(string sort, EmployeeSortKey key, bool descending)
    {
        var query = new EmployeeListParameters { Sort = sort };

        Assert.That(ErrorsOf(query), Is.Empty);
        Assert.That(query.Order, Is.EqualTo(new EmployeeSort(key, descending)));
    }

    [Test]
    public void People_are_sorted_by_surname_unless_asked_otherwise() => Assert.That(new EmployeeListParameters().Order, Is.EqualTo(new EmployeeSort(EmployeeSortKey.Surname, Descending: false)));

    [TestCase("--surname")]
    [TestCase("SURNAME")]
    [TestCase("email")]
    [TestCase("0")]
    [TestCase("surname,id")]
    [TestCase("surname\n")]
    [TestCase(" id")]
    public void Another_order_is_refused(string sort) => Assert.That(ErrorsOf(new EmployeeListParameters { Sort = sort }), Is.Not.Empty);

    [Test]
    public void Conditions_are_passed_on() =>
        Assert.That(new EmployeeListParameters { UnitId = 1, DepartmentId = 2, ManagerId = 3 }.Filter, Is.EqualTo(new EmployeeFilter(1, 2, 3)));

    [TestCase(0, 1, true)]
    [TestCase(int.MaxValue, 200, true)]
    [TestCase(-1, 50, false)]
    [TestCase(0, 0, false)]
    [TestCase(0, 201, false)]
    public void A_page_has_up_to_200_entries_from_0_on(int offset, int limit, bool valid)
    {
        var query = new PageParameters { Offset = offset, Limit = limit };

        Assert.That(ErrorsOf(query).Count == 0, Is.EqualTo(valid));
        Assert.That(query.Page, Is.EqualTo(new PageRequest(offset, limit)));
    }

    [Test]
    public void A_page_has_50_entries_unless_asked_otherwise() => Assert.That(new PageParameters().Page, Is.EqualTo(new PageRequest(0, 50)));

    private static List<ValidationResult> ErrorsOf(object query)
    {
        var errors = new List<ValidationResult>();
        Validator.TryValidateObject(query, new ValidationContext(query), errors, validateAllProperties: true);
        return errors;
    }
}
