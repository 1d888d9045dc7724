using NUnit.Framework;
using OrgChart.Application.Common;
using OrgChart.Domain.Imports;
using OrgChart.Domain.Users;
using OrgChart.IntegrationTests.Imports;
using OrgChart.IntegrationTests.Imports.Geds;
using OrgChart.IntegrationTests.Support;
using static OrgChart.IntegrationTests.Imports.Organisation;

namespace OrgChart.IntegrationTests.Access;

/// <summary>Somebody who loads the department of employment and nothing else.</summary>
public sealed class BranchImportTests(ITestDatabase database) : ImportTest(database)
{
    private TestHost importer = null!;

    [SetUp]
    public async Task LoadTheFirstDay()
    {
        await LoadAsync(Day1());
        var employment = (await IdOfAsync(Employment)).Value;
        var user = User.Create(new UserId(1), "i@example.org", "I", [new("importer", new(employment))], A.Monday);
        await Host.InScopeAsync(scope =>
        {
            scope.Get<IUserRepository>().Add(user);
            return scope.Work.CommitAsync(CancellationToken.None);
        });
        var session = await Host.InScopeAsync(async scope =>
        {
            await scope.Work.BeginAsync(CancellationToken.None);
            var (begun, _) = await scope.Get<Application.Sessions.SessionKeeper>().BeginAsync(user, new(null, null, null, null), isStrong: true, CancellationToken.None);
            await scope.Work.CommitAsync(CancellationToken.None);
            return begun;
        });
        importer = Start(register: services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddScoped<ICaller>(
            services, _ => new TestCaller { Account = new(AccountKind.User, 1, session.Id.Value, 1, Permissions.All) }));
    }

    [TearDown]
    public async Task StopImporter() => await importer.DisposeAsync();

    [Test]
    public async Task A_load_of_the_branch_is_done()
    {
        var day = Day1().Set("Nouveau", Payroll, ("Email", "nouveau@example.org")).Set("Roy", Payroll, ("Email", "roy@example.org")).Without("Côté");

        var outcome = await LoadAsync(day.Extract().File(), ["ESDC"], force: true, host: importer);

        Assert.That(outcome.Import.State, Is.EqualTo(ImportState.Succeeded));

        Assert.That(await PersonAsync("Nouveau", "unit_id"), Is.EqualTo($"{await IdOfAsync(Payroll)}"));
        Assert.That(await PersonAsync("Roy", "unit_id"), Is.EqualTo($"{await IdOfAsync(Payroll)}"));
        Assert.That(await Host.RowsAsync("SELECT id FROM employees WHERE surname = 'Côté'"), Is.Empty);
    }

    private static IEnumerable<TestCaseData> Others()
    {
        yield return Case("Somebody new elsewhere", Day1().Set("Nouveau", Revenue, ("Email", "n@example.org")));
        yield return Case("Somebody changed elsewhere", Day1().Set("Auditor1", Revenue, ("Email", "auditor1@example.org"), ("Telephone Number", "1")));
        yield return Case("Somebody gone elsewhere", Day1().Without("Auditor1"));
        yield return Case("Somebody moved out", Day1().Set("Roy", Revenue, ("Email", "roy@example.org")));
        yield return Case("Somebody moved in", Day1().Set("Auditor1", Finance, ("Email", "auditor1@example.org")));
        yield return Case("A new unit elsewhere", Day1().Set("Nouveau", Revenue.With("9-9", "Audit", "Vérification", "AU"), ("Email", "n@example.org")));
        yield return Case("A new department", Day1().Set("Nouveau", GedsUnit.Top("NEW", "New", "Nouveau"), ("Email", "n@example.org")));
    }

    [TestCaseSource(nameof(Others))]
    public async Task A_load_that_touches_anything_else_leaves_nothing(object day)
    {
        var before = await Host.DirectoryRowsAsync();

        var outcome = await LoadAsync(((Organisation)day).Extract().File(), force: true, host: importer);

        Assert.That((outcome.Import.State, outcome.Import.ErrorCode), Is.EqualTo((ImportState.Failed, "access.outside_branch")));
        Assert.That(await Host.DirectoryRowsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_load_that_finds_nothing_new_is_done_whatever_it_read() => Assert.That((await LoadAsync(Day1().Extract().File(), host: importer)).Import.State, Is.EqualTo(ImportState.Succeeded));

    [Test]
    public async Task A_load_of_somebody_whose_right_was_lost_meanwhile_leaves_nothing()
    {
        await Host.ExecuteAsync("UPDATE users SET access_version = 2");
        var before = await Host.DirectoryRowsAsync();
        var outcome = await LoadAsync(Day1().Set("Nouveau", Payroll).Extract().File(), host: importer);

        Assert.That((outcome.Import.State, outcome.Import.ErrorCode), Is.EqualTo((ImportState.Failed, "access.ended")));
        Assert.That(await Host.DirectoryRowsAsync(), Is.EqualTo(before));
    }

    private static TestCaseData Case(string name, Organisation day) => new TestCaseData(day).SetArgDisplayNames(name);
}
