using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OrgChart.Application.Audit;
using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Teams;
using OrgChart.Domain.Units;
using OrgChart.Infrastructure.Persistence;
using OrgChart.Infrastructure.Persistence.Audit;

namespace OrgChart.UnitTests.Audit;

[TestFixture]
public sealed class RecordFieldsTests
{
    [Test]
    public void Fields_are_read_as_the_audit_trail_writes_them()
    {
        var fields = RecordFields.Read("""{"unitId":7,"managerId":null,"jobTitle.fr":"Préposé","dottedManagerIds":"9,8"}""");

        Assert.That(fields.Names, Is.EquivalentTo(new[] { "unitId", "managerId", "jobTitle.fr", "dottedManagerIds" }));
        Assert.That((fields.Id("unitId"), fields.Id("managerId"), fields["jobTitle.fr"], fields["phone"]), Is.EqualTo(((int?)7, (int?)null, "Préposé", (string?)null)));
        Assert.That((fields.Has("managerId"), fields.Has("phone")), Is.EqualTo((true, false)));
        Assert.That(fields.Ids("dottedManagerIds"), Is.EqualTo(new[] { 9, 8 }));
        Assert.That(RecordFields.Read(null).Names, Is.Empty);
    }

    [Test]
    public void A_language_that_was_not_noted_is_as_it_is_now()
    {
        var fields = RecordFields.Read("""{"name.en":null}""");

        Assert.That(fields.Text("name", A.Text("Now", "Maintenant")), Is.EqualTo(A.Text(null, "Maintenant")));
    }

    [Test]
    public void Fields_agree_when_those_that_were_noted_are_the_same()
    {
        var employee = A.Employee(new OrgUnitId(7), A.Details(phone: "911"));

        Assert.That(RecordFields.Read("""{"unitId":7,"phone":"911","email":null}""").AgreeWith(RecordFields.Of(employee)), Is.True);
        Assert.That(RecordFields.Read("""{"unitId":8}""").AgreeWith(RecordFields.Of(employee)), Is.False);
        Assert.That(RecordFields.Read("""{"phone":null}""").AgreeWith(RecordFields.Of(employee)), Is.False);
    }

    /// <summary>Else nothing that was added could be undone, or something that was changed since.</summary>
    [Test]
    public void A_record_has_the_fields_that_the_audit_trail_writes()
    {
        var employee = Employee.Restore(new EmployeeId(7), new OrgUnitId(3), A.FullDetails(), new EmployeeId(8), [new EmployeeId(9), new EmployeeId(10)], "geds");
        AssertWritten(employee, RecordFields.Of(employee));
        var unit = OrgUnit.Restore(new OrgUnitId(7), new OrgUnitId(3), A.Text("Finance", "Finances"), A.Text("FIN", "FIN"), new SourceKey("geds", "OU=FIN"), [new OrgUnitId(9)]);
        AssertWritten(unit, RecordFields.Of(unit));
        var team = Team.Create(new TeamId(7), A.Text("Team", "Équipe"), A.Text("For tests", "Pour les tests"), new EmployeeId(1));
        AssertWritten(team, RecordFields.Of(team));
    }

    private static void AssertWritten(object entity, RecordFields now)
    {
        using var context = new OrgChartContext(new DbContextOptionsBuilder<OrgChartContext>().UseSqlite("Data Source=:memory:").Options);

        var written = RecordFields.Read(AuditFields.All(context.Model.FindEntityType(entity.GetType())!, entity));

        Assert.That(written.Names, Is.EquivalentTo(now.Names));
        foreach (var name in now.Names) Assert.That(written[name], Is.EqualTo(now[name]), name);
        Assert.That(JsonSerializer.Serialize(now.Names), Does.Not.Contain("version"));
    }
}
