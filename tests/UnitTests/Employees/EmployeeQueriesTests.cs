using Moq;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Application.Employees;
using OrgChart.Application.Employees.GetEmployee;
using OrgChart.Application.Employees.GetManager;
using OrgChart.Application.Employees.GetManagerChain;
using OrgChart.Application.Employees.ListEmployees;
using OrgChart.Application.Employees.ListReports;
using OrgChart.Application.Units.ListUnitEmployees;
using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace OrgChart.UnitTests.Employees;

/// <summary>Whether contact data is shown depends on the caller, in every use case that shows people.</summary>
[TestFixture(true)]
[TestFixture(false)]
public sealed class EmployeeQueriesTests(bool maySeeContactData)
{
    private static readonly EmployeeId Id = new(7);
    private static readonly PageRequest Page = new(1, 2);
    private static readonly Page<EmployeeItem> People = new([], 3);

    private readonly Translation translation = new(Language.French);
    private readonly Mock<IDirectorySnapshot> snapshot = new(MockBehavior.Strict);
    private readonly ICaller caller = Mock.Of<ICaller>(c => c.MaySeeContactData == maySeeContactData);

    private IDirectory Directory => Mock.Of<IDirectory>(d => d.Current == snapshot.Object);

    private EmployeeView View => new(translation, maySeeContactData);

    [Test]
    public async Task Listing_employees()
    {
        var (filter, sort) = (new EmployeeFilter(1, 2, 3), new EmployeeSort(EmployeeSortKey.Id, Descending: true));
        snapshot.Setup(s => s.Employees(filter, sort, Page, View)).Returns(People);

        Assert.That(await new ListEmployeesHandler(Directory, caller).Handle(new(filter, sort, Page, translation), default), Is.SameAs(People));
    }

    [Test]
    public async Task Listing_the_people_of_a_unit([Values] bool recursive)
    {
        snapshot.Setup(s => s.UnitEmployees(new OrgUnitId(5), recursive, Page, View)).Returns(People);

        Assert.That(await new ListUnitEmployeesHandler(Directory, caller).Handle(new(5, recursive, Page, translation), default), Is.SameAs(People));
    }

    [Test]
    public async Task Listing_reports()
    {
        snapshot.Setup(s => s.Reports(Id, Page, View)).Returns(People);

        Assert.That(await new ListReportsHandler(Directory, caller).Handle(new(7, Page, translation), default), Is.SameAs(People));
    }

    [Test]
    public async Task Showing_the_chain_of_managers()
    {
        IReadOnlyList<EmployeeItem> chain = [];
        snapshot.Setup(s => s.ManagerChain(Id, View)).Returns(chain);

        Assert.That(await new GetManagerChainHandler(Directory, caller).Handle(new(7, translation), default), Is.SameAs(chain));
    }

    [Test]
    public void Showing_an_employee_or_a_manager()
    {
        snapshot.Setup(s => s.Employee(Id, View)).Throws(EmployeeRules.NotFound(Id));
        snapshot.Setup(s => s.Manager(Id, View)).Throws(EmployeeRules.ManagerNotFound(Id));

        Assert.That(() => new GetEmployeeHandler(Directory, caller).Handle(new(7, translation), default), Throws.TypeOf<NotFoundException>());
        Assert.That(() => new GetManagerHandler(Directory, caller).Handle(new(7, translation), default), Throws.TypeOf<NotFoundException>());
        snapshot.VerifyAll();
    }
}
