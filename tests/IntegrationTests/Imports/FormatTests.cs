using System.Text;
using NUnit.Framework;
using OrgChart.Application.Employees.ClearManager;
using OrgChart.Application.Employees.SetManager;
using OrgChart.Application.Imports;
using OrgChart.Application.Imports.GuessColumns;
using OrgChart.Application.Imports.ImportDirectory;
using OrgChart.Domain.Imports;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Imports;

/// <summary>Files of each format through a whole load.</summary>
public sealed class FormatTests(ITestDatabase database) : ImportTest(database)
{
    private const string Lines =
        "SELECT e.surname, u.source_key, m.surname FROM employees e JOIN org_units u ON u.id = e.unit_id LEFT JOIN employees m ON m.id = e.manager_id ORDER BY e.surname";

    // Windows-1252, semicolons; a circle, a self-manager, an unknown manager, an address twice, two tops, a row cut off.
    private static readonly string[] Dirty =
    [
        "Matricule;Nom;Prénom;Courriel;Ministère;Direction;Matricule du gestionnaire",
        "1;Côté;Zoé;zoe@example.org;Pêches;;",
        "2;Roy;Luc;luc@example.org;Pêches;Quais;1",
        "3;Un;A;;Pêches;Quais;5",
        "4;Deux;B;zoe@example.org;Pêches;Quais;3",
        "5;Trois;C;;Pêches;Quais;4",
        "6;Seul;D;;Pêches;Quais;6",
        "7;Perdu;E;;Pêches;;77",
        "8;coupé",
        "9;Œuf;F;;Pêches;;2",
    ];

    [Test]
    public async Task A_dirty_table_is_loaded_with_findings_that_name_each_fault_by_line()
    {
        var outcome = await LoadAsync("csv", Dirty);

        Assert.That((outcome.Import.State, outcome.Import.Counts.Employees.Added, outcome.Import.Counts.Rejected), Is.EqualTo((ImportState.Succeeded, 8, 1)));
        Assert.That(outcome.Findings.Select(finding => (finding.Line, finding.Code)), Is.EqualTo(new[]
        {
            (2, "manager.several_tops"), (4, "manager.circle"), (4, "manager.several_tops"), (5, "person.email_repeated"), (7, "manager.self"), (8, "manager.unknown"), (9, "row.field_count"),
        }));
        Assert.That(await Host.RowsAsync(Lines), Is.EquivalentTo(new[]
        {
            "Côté|peches|null", "Roy|peches/quais|Côté", "Un|peches/quais|null", "Deux|peches/quais|Un", "Trois|peches/quais|Deux", "Seul|peches/quais|null",
            "Perdu|peches|null", "Œuf|peches|Roy",
        }));
    }

    [Test]
    public async Task The_same_table_again_changes_nothing_and_another_manager_only_his_reports()
    {
        await LoadAsync("csv", Dirty);
        var (before, revision) = (await Host.DirectoryRowsAsync(), await Host.RevisionAsync());

        var same = await LoadAsync("csv", Dirty);
        Assert.That(await Host.DirectoryRowsAsync(), Is.EqualTo(before));
        Assert.That(await Host.RevisionAsync(), Is.EqualTo(revision));
        Assert.That(same.Import.Counts.Employees, Is.EqualTo(new ChangeCounts { Unchanged = 8 }));

        string[] next = [.. Dirty.Select(row => row.StartsWith('2') ? row.Replace("Quais;1", "Quais;9", StringComparison.Ordinal) : row.Replace("Pêches;;2", "Pêches;;1", StringComparison.Ordinal))];
        var other = await LoadAsync("csv", next);
        Assert.That(other.Import.Counts.Employees, Is.EqualTo(new ChangeCounts { Changed = 2, Unchanged = 6 }));
        Assert.That(await Host.RowsAsync(Lines), Does.Contain("Roy|peches/quais|Œuf").And.Contain("Œuf|peches|Côté"));
    }

    [Test]
    public async Task A_line_drawn_by_hand_stays_while_the_table_says_the_same()
    {
        await LoadAsync("csv", Dirty);
        await Host.SendAsync(new SetManagerCommand((await IdOfAsync("Roy")).Value, (await IdOfAsync("Perdu")).Value, null));
        await Host.SendAsync(new ClearManagerCommand((await IdOfAsync("Œuf")).Value, null));
        Time.Advance(TimeSpan.FromHours(1));

        var outcome = await LoadAsync("csv", Dirty);

        Assert.That(outcome.Import.Counts.Employees, Is.EqualTo(new ChangeCounts { Unchanged = 8 }));
        Assert.That(await Host.RowsAsync(Lines), Does.Contain("Roy|peches/quais|Perdu").And.Contain("Œuf|peches|null"));
    }

    [Test]
    public async Task A_slip_of_the_pen_in_a_manager_ends_no_line()
    {
        await LoadAsync("csv", Dirty);
        await Host.SendAsync(new SetManagerCommand((await IdOfAsync("Roy")).Value, (await IdOfAsync("Perdu")).Value, null));
        Time.Advance(TimeSpan.FromHours(1));

        // Of Roy, whose line was drawn by hand, and of Œuf, whose line is that of the table.
        var outcome = await LoadAsync("csv", [.. Dirty.Select(row => row
            .Replace("Quais;1", "Quais;1x", StringComparison.Ordinal).Replace("Pêches;;2", "Pêches;;2x", StringComparison.Ordinal))]);

        Assert.That(outcome.Findings.Where(finding => finding.Code == "manager.unknown").Select(finding => finding.Line), Is.EqualTo(new[] { 3, 8, 10 }));
        Assert.That(await Host.RowsAsync(Lines), Does.Contain("Roy|peches/quais|Perdu").And.Contain("Œuf|peches|Roy"));
        await LoadAsync("csv", Dirty);
        Assert.That(await Host.RowsAsync(Lines), Does.Contain("Roy|peches/quais|Perdu"), "what was drawn by hand is not forgotten either");
    }

    [Test]
    public async Task A_dry_run_draws_no_line()
    {
        var outcome = await LoadAsync("csv", Dirty, dryRun: true);

        Assert.That((outcome.Import.State, outcome.Import.Counts.Employees.Added), Is.EqualTo((ImportState.Succeeded, 8)));
        Assert.That(await Host.RowsAsync(Lines), Is.Empty);
    }

    [Test]
    public async Task What_the_columns_mean_can_be_asked_for_and_given()
    {
        var file = File("people.csv", Dirty);

        var mapping = await Host.SendAsync(new GuessColumnsQuery("csv", file));
        var outcome = await Host.SendAsync(new ImportDirectoryCommand("csv", file with { Mapping = mapping }, [], DryRun: false, Force: false, new Progress<ImportProgress>()));

        Assert.That(mapping.Units, Is.EqualTo(new UnitColumn[] { new(null, "Ministère"), new(null, "Direction") }));
        Assert.That(outcome.Import.Counts.Employees.Added, Is.EqualTo(8));
    }

    [Test]
    public async Task An_organogram_is_loaded()
    {
        string[] senior =
        [
            "Post Unique Reference,Name,Grade,Job Title,Parent Department,Organisation,Unit,Contact Phone,Contact E-mail,Reports to Senior Post",
            "P1,Anna Weir,SCS3,Head,Mills,Mills,Mills,,,XX", "P2,Vacant,SCS2,Deputy,Mills,Mills,Wind,,,P1", "P3,N/D,SCS1,Director,Mills,Mills,Wind,,,P2",
        ];

        var outcome = await LoadAsync("uk-organogram", senior);

        Assert.That((outcome.Import.State, outcome.Findings.Count), Is.EqualTo((ImportState.Succeeded, 0)));
        Assert.That(await Host.RowsAsync(Lines), Is.EquivalentTo(new[] { "N/D|mills/wind|Vacant", "Vacant|mills/wind|Weir", "Weir|mills|null" }));
    }

    private static SourceFile File(string name, string[] rows)
    {
        // Œ is 0x8C in Windows-1252, and Latin-1 has a control character there.
        var bytes = Encoding.Latin1.GetBytes(string.Join("\r\n", rows).Replace('Œ', '\u008C'));
        return new(name, () => new MemoryStream(bytes));
    }

    private Task<ImportOutcome> LoadAsync(string format, string[] rows, bool dryRun = false) =>
        Host.SendAsync(new ImportDirectoryCommand(format, File("people.csv", rows), [], dryRun, Force: false, new Progress<ImportProgress>()));
}
