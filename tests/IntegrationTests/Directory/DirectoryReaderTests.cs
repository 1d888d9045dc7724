using System.Text;
using System.Text.Json;
using NUnit.Framework;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Application.Employees;
using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;
using OrgChart.Infrastructure.Directory;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Directory;

/// <summary>What was written is what is read.</summary>
public sealed class DirectoryReaderTests(ITestDatabase database) : DatabaseTest(database)
{
    private static readonly Translation English = new(Language.English);

    [Test]
    public async Task An_empty_directory_is_read_as_empty()
    {
        var directory = await ReadAsync();

        Assert.That((directory.Revision, directory.UnitCount, directory.EmployeeCount), Is.EqualTo((0L, 0, 0)));
        Assert.That(directory.Departments(new PageRequest(0, 10), English).Total, Is.Zero);
    }

    [Test]
    public async Task A_unit_is_read_with_all_its_fields()
    {
        var unit = OrgUnit.Create(
            new OrgUnitId(2), new OrgUnitId(1), new LocalizedText("Finance – Œuvres", "Finances"), new LocalizedText("FIN", "FINA"), A.Key("OU=FIN"));
        await Host.WriteAsync([A.Department(1), unit]);
        await Host.InScopeAsync(async scope =>
        {
            (await scope.Units.GetAsync(unit.Id, 1, CancellationToken.None)).Rename(unit.Name with { Fr = "Finances 𝔊" }, A.Monday);
            await scope.Work.CommitAsync(CancellationToken.None);
        });

        var read = (await ReadAsync()).Unit(unit.Id, English);

        Assert.Multiple(() =>
        {
            Assert.That((read.Id, read.SourceKey, read.Version), Is.EqualTo((2, "OU=FIN", 2L)));
            Assert.That((read.Names.En, read.Names.Fr), Is.EqualTo(("Finance – Œuvres", "Finances 𝔊")));
            Assert.That((read.Acronyms.En, read.Acronyms.Fr), Is.EqualTo(("FIN", "FINA")));
            Assert.That((read.Parent!.Id, read.Department.Id), Is.EqualTo((1, 1)));
        });
    }

    [Test]
    public async Task An_employee_is_read_with_all_his_fields()
    {
        await Host.WriteAsync(
            [A.Department(1), A.Unit(2, beneath: 1)],
            [A.Employee(1, unit: 1), Employee.Create(new EmployeeId(2), new OrgUnitId(2), A.FullDetails, new EmployeeId(1)), A.Employee(3, unit: 2)]);
        var directory = await ReadAsync();

        var (english, french) = (Read(Language.English), Read(Language.French));

        var expected = A.FullDetails;
        Assert.Multiple(() =>
        {
            Assert.That((english.Id, english.Unit.Id, english.Department.Id, english.Manager!.Id, english.Version), Is.EqualTo((2, 2, 1, 1, 1L)));
            Assert.That((english.Surname, english.GivenName, english.Phone, english.Email),
                Is.EqualTo((expected.Surname, expected.GivenName, expected.Phone, expected.Email)));
            Assert.That((english.JobTitles.En, english.JobTitles.Fr), Is.EqualTo((expected.JobTitle.En, expected.JobTitle.Fr)));
            foreach (var (answer, language) in ((EmployeeAnswer, Language)[])[(english, Language.English), (french, Language.French)])
            {
                var (address, wanted) = (answer.Address!, expected.Address);
                Assert.That((answer.JobTitle, address.Street, address.City, address.Province, address.Country, address.Building), Is.EqualTo((
                    expected.JobTitle.In(language), wanted.Street.In(language), wanted.City.In(language), wanted.Province.In(language),
                    wanted.Country.In(language), wanted.Building.In(language))));
                Assert.That((address.PostalCode, address.Floor, address.Room), Is.EqualTo((wanted.PostalCode, wanted.Floor, wanted.Room)));
            }
        });

        EmployeeAnswer Read(Language language) => directory.Employee(new EmployeeId(2), new EmployeeView(new Translation(language), WithContactData: true));
    }

    [Test]
    public async Task An_employee_with_the_longest_texts_is_read_whole()
    {
        var details = EmployeeField.All.Aggregate(A.Details("x"), (sum, field) => field.With(sum, new string('é', field.MaxLength)));
        await Host.WriteAsync([A.Department(1)], [Employee.Create(new EmployeeId(1), new OrgUnitId(1), details), A.Employee(2, unit: 1)]);

        var directory = await ReadAsync();

        var read = directory.Employee(new EmployeeId(1), new EmployeeView(English, WithContactData: true));
        Assert.That((read.Surname, read.Phone, read.Email), Is.EqualTo((details.Surname, details.Phone, details.Email)));
        Assert.That((read.Address!.Street, read.Address.Room), Is.EqualTo((details.Address.Street.En, details.Address.Room)));
    }

    [Test]
    public async Task What_an_employee_lacks_is_missing()
    {
        await Host.WriteAsync([A.Department(1)], [A.Employee(1, unit: 1)]);

        var read = (await ReadAsync()).Employee(new EmployeeId(1), new EmployeeView(English, WithContactData: true));

        Assert.That((read.JobTitle, read.Phone, read.Email, read.Manager, read.Address!.City, read.Address.Floor),
            Is.EqualTo(((string?)null, (string?)null, (string?)null, (ManagerReference?)null, (string?)null, (string?)null)));
    }

    [Test]
    public async Task The_tree_is_read_as_it_was_written()
    {
        await Host.WriteAsync(
            [A.Department(7), A.Department(1), A.Unit(5, beneath: 1), A.Unit(3, beneath: 5), A.Unit(4, beneath: 1)],
            [A.Employee(1, unit: 3), A.Employee(2, unit: 3), A.Employee(3, unit: 1, manager: 1)]);

        var directory = await ReadAsync();

        Assert.That(directory.PathTo(new OrgUnitId(3), English).Select(unit => unit.Id), Is.EqualTo(new[] { 1, 5, 3 }));
        using var chart = JsonDocument.Parse(directory.DepartmentChart(new OrgUnitId(1), depth: null, Language.French).Json);
        Assert.That(Outline(chart.RootElement), Is.EqualTo("Ministère 1:1/3(Unité 4:0/0() Unité 5:0/2(Unité 3:2/2()))"));
        Assert.That(directory.Reports(new EmployeeId(1), new PageRequest(0, 10), new EmployeeView(English, false)).Items.Select(item => item.Id), Is.EqualTo(new[] { 3 }));
        Assert.That((directory.Revision, directory.UnitCount, directory.EmployeeCount), Is.EqualTo((1L, 5, 3)));
    }

    [Test]
    public async Task The_revision_belongs_to_what_is_read_although_somebody_writes_all_the_time()
    {
        // Every commit adds one unit and one employee, so that revision and counts must agree in whatever is read.
        await Host.WriteAsync([A.Department(1)], [A.Employee(1, unit: 1)]);
        var writer = Start();
        var writing = Task.Run(async () =>
        {
            for (var id = 2; id <= 60; id++) await writer.WriteAsync([A.Unit(id, beneath: id - 1)], [A.Employee(id, unit: id)]);
        });

        var read = new List<DirectorySnapshot>();
        while (!writing.IsCompleted) read.Add(await ReadAsync());
        await writing;
        read.Add(await ReadAsync());

        Assert.That(read.Select(directory => ((long)directory.UnitCount, (long)directory.EmployeeCount)),
            Is.EqualTo(read.Select(directory => (directory.Revision, directory.Revision))));
        Assert.That(read[^1].Revision, Is.EqualTo(60));
    }

    private static string Outline(JsonElement unit)
    {
        var text = new StringBuilder();
        text.Append(unit.GetProperty("name").GetString()).Append(':').Append(unit.GetProperty("employeeCount").GetInt32()).Append('/')
            .Append(unit.GetProperty("totalEmployeeCount").GetInt32());
        return text.Append('(').AppendJoin(' ', unit.GetProperty("children").EnumerateArray().Select(Outline)).Append(')').ToString();
    }

    private Task<DirectorySnapshot> ReadAsync() =>
        ((DirectoryReader)Host.Services.GetService(typeof(DirectoryReader))!).ReadAsync(CancellationToken.None);
}
