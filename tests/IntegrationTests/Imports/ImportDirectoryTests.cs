using NUnit.Framework;
using OrgChart.Application.Imports;
using OrgChart.Application.Imports.ImportDirectory;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;
using OrgChart.IntegrationTests.Imports.Geds;
using OrgChart.IntegrationTests.Support;
using static OrgChart.IntegrationTests.Imports.Organisation;

namespace OrgChart.IntegrationTests.Imports;

/// <summary>What a load makes of the directory.</summary>
public sealed class ImportDirectoryTests(ITestDatabase database) : ImportTest(database)
{
    [Test]
    public async Task The_first_load_brings_everybody_and_every_unit()
    {
        var outcome = await LoadAsync(Day1());

        Assert.Multiple(() =>
        {
            Assert.That(outcome.Import.State, Is.EqualTo(ImportState.Succeeded));
            Assert.That(outcome.Import.Counts, Is.EqualTo(new ImportCounts
            {
                Rows = 10, Departments = 2, Levels = 3, Employees = new() { Added = 10 }, Units = new() { Added = 4 },
            }));
            Assert.That(outcome.Findings, Is.Empty);
            Assert.That(outcome.Import.Revision, Is.EqualTo(1));
        });
        Assert.That(await Host.RevisionAsync(), Is.EqualTo(1));
        Assert.That(
            await Host.RowsAsync("""
                SELECT e.surname, e.given_name, e.email, e.job_title_fr, e.version, u.name_fr, u.acronym_en, u.source, u.source_key, p.source_key
                FROM employees e JOIN org_units u ON u.id = e.unit_id LEFT JOIN org_units p ON p.id = u.parent_id
                WHERE e.surname IN ('Roy', 'Côté') ORDER BY e.surname
                """),
            Is.EqualTo(new[]
            {
                $"Côté|Given|null|null|1|{Employment.Fr}|ESDC|geds|{Employment.Key}|null",
                $"Roy|Given|roy@example.org|Directrice|1|Finances|FIN|geds|{Finance.Key}|{Employment.Key}",
            }));
    }

    [Test]
    public async Task Ids_are_those_that_were_reserved()
    {
        await LoadAsync(Day1());

        Assert.That(await Host.RowsAsync("SELECT id FROM employees ORDER BY id"), Is.EqualTo(Enumerable.Range(1, 10).Select(id => $"{id}")));
        Assert.That(await Host.RowsAsync("SELECT id FROM org_units ORDER BY id"), Is.EqualTo(Enumerable.Range(1, 4).Select(id => $"{id}")));
        Assert.That(await Host.RowsAsync("SELECT kind, next_id FROM id_blocks ORDER BY kind"), Is.EqualTo(new[] { "1|5", "2|11", "3|2", "4|2", "5|1", "6|1", "7|1", "8|1", "9|1", "10|1" }), "one load, one audit entry, no team, no account");
    }

    [Test]
    public async Task The_same_file_again_changes_nothing_at_all()
    {
        await LoadAsync(Day1());
        var before = await Host.DirectoryRowsAsync();

        var outcome = await LoadAsync(Day1());

        Assert.That(await Host.DirectoryRowsAsync(), Is.EqualTo(before));
        Assert.That(await Host.RevisionAsync(), Is.EqualTo(1));
        Assert.That(await Host.RowsAsync("SELECT next_id FROM id_blocks WHERE kind IN (1, 2) ORDER BY kind"), Is.EqualTo(new[] { "5", "11" }));
        Assert.That(outcome.Import.Revision, Is.EqualTo(1));
        Assert.That(outcome.Import.Counts, Is.EqualTo(new ImportCounts
        {
            Rows = 10, Departments = 2, Levels = 3, Employees = new() { Unchanged = 10 }, Units = new() { Unchanged = 4 },
        }));
    }

    [Test]
    public async Task The_same_people_in_another_order_change_nothing()
    {
        await LoadAsync(Day1());
        var before = await Host.DirectoryRowsAsync();

        await LoadAsync(Day1().Without("Roy", "Gagné").Set("Gagné", Payroll, ("Telephone Number", "613-555-0102"), ("Title (EN)", "Clerk"))
            .Set("Roy", Finance, ("Email", "roy@example.org"), ("Title (EN)", "Director"), ("Title (FR)", "Directrice"), ("Telephone Number", "613-555-0101")));

        Assert.That(await Host.DirectoryRowsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Who_joined_is_added_and_nobody_else_is_touched()
    {
        await LoadAsync(Day1());
        var before = await Host.DirectoryRowsAsync();

        var counts = (await LoadAsync(Day1().Set("Newcomer", Payroll))).Import.Counts;

        Assert.That(counts.Employees, Is.EqualTo(new ChangeCounts { Added = 1, Unchanged = 10 }));
        Assert.That(await PersonAsync("Newcomer", "id, version"), Is.EqualTo("11|1"));
        Assert.That(await Host.DirectoryRowsAsync(), Is.SupersetOf(before));
        Assert.That(await Host.RevisionAsync(), Is.EqualTo(2));
    }

    [Test]
    public async Task Who_left_is_removed_and_his_id_is_not_used_again()
    {
        await LoadAsync(Day1());
        var id = await IdOfAsync("Auditor7");

        var counts = (await LoadAsync(Day1().Without("Auditor7"))).Import.Counts;
        await LoadAsync(Day1());

        Assert.That(counts.Employees, Is.EqualTo(new ChangeCounts { Removed = 1, Unchanged = 9 }));
        Assert.That((await IdOfAsync("Auditor7")).Value, Is.GreaterThan(id.Value));
    }

    [Test]
    public async Task Who_reported_to_somebody_who_left_reports_to_nobody()
    {
        await LoadAsync(Day1());
        await Host.ExecuteAsync($"UPDATE employees SET manager_id = {await IdOfAsync("Auditor7")} WHERE surname IN ('Roy', 'Auditor6')");
        await Host.ExecuteAsync($"UPDATE employees SET manager_id = {await IdOfAsync("Roy")} WHERE surname = 'Côté'");

        await LoadAsync(Day1().Without("Auditor7", "Auditor6"));

        Assert.That(await PersonAsync("Roy", "manager_id, version"), Is.EqualTo("null|2"));
        Assert.That(await PersonAsync("Côté", "manager_id, version"), Is.EqualTo($"{await IdOfAsync("Roy")}|1"), "whom the source does not know of stays");
    }

    [Test]
    public async Task Who_moved_is_known_by_his_email()
    {
        await LoadAsync(Day1());
        var id = await IdOfAsync("Roy");

        var counts = (await LoadAsync(Day1().Set("Roy", Revenue, ("Email", "ROY@example.org"), ("Title (EN)", "Auditor")))).Import.Counts;

        Assert.That(counts.Employees, Is.EqualTo(new ChangeCounts { Moved = 1, Unchanged = 9 }), "one who moved and changed too counts as moved");
        Assert.That(await PersonAsync("Roy", "id, unit_id, job_title_en, version"), Is.EqualTo($"{id}|{await IdOfAsync(Revenue)}|Auditor|2"));
    }

    [Test]
    public async Task Who_moved_without_email_is_known_by_name_and_telephone()
    {
        await LoadAsync(Day1());
        var id = await IdOfAsync("Gagné");

        var counts = (await LoadAsync(Day1().Without("Gagné").Set("GAGNE", Revenue, ("Telephone Number", "613-555-0102")))).Import.Counts;

        Assert.That(counts.Employees, Is.EqualTo(new ChangeCounts { Moved = 1, Unchanged = 9 }));
        Assert.That(await PersonAsync("GAGNE", "id, unit_id"), Is.EqualTo($"{id}|{await IdOfAsync(Revenue)}"));
    }

    [Test]
    public async Task Who_got_another_name_is_known_by_his_email()
    {
        await LoadAsync(Day1());
        var id = await IdOfAsync("Roy");

        var counts = (await LoadAsync(Day1().Without("Roy").Set("Roy-Tremblay", Finance, ("Email", "roy@example.org")))).Import.Counts;

        Assert.That(counts.Employees, Is.EqualTo(new ChangeCounts { Changed = 1, Unchanged = 9 }));
        Assert.That(await PersonAsync("Roy-Tremblay", "id, version"), Is.EqualTo($"{id}|2"));
    }

    [Test]
    public async Task Whose_title_changed_is_known_by_his_name_within_the_unit()
    {
        await LoadAsync(Day1());
        var id = await IdOfAsync("Côté");

        var counts = (await LoadAsync(Day1().Set("Côté", Employment, ("Title (EN)", "Minister")))).Import.Counts;

        Assert.That(counts.Employees, Is.EqualTo(new ChangeCounts { Changed = 1, Unchanged = 9 }));
        Assert.That(await PersonAsync("Côté", "id, job_title_en, version"), Is.EqualTo($"{id}|Minister|2"));
    }

    [Test]
    public async Task A_mailbox_that_several_people_share_is_no_identity()
    {
        Organisation Shared() => Day1().Set("Roy", Finance, ("Email", "info@example.org")).Set("Côté", Employment, ("Email", "INFO@example.org"));
        await LoadAsync(Shared());
        var roy = await IdOfAsync("Roy");

        var counts = (await LoadAsync(Shared().Without("Roy").Set("Stranger", Revenue, ("Email", "info@example.org")))).Import.Counts;

        Assert.That(counts.Employees, Is.EqualTo(new ChangeCounts { Added = 1, Removed = 1, Unchanged = 9 }));
        Assert.That(await IdOfAsync("Stranger"), Is.Not.EqualTo(roy));
    }

    [Test]
    public async Task Two_people_of_one_name_in_one_unit_stay_two()
    {
        GedsExtract Twins(string title) => Day1().Extract()
            .Person("Twin", Finance, ("Title (EN)", title), ("Room", "1")).Person("Twin", Finance, ("Title (EN)", title), ("Room", "2"));
        await LoadAsync(Twins("Clerk").File());
        var ids = await Host.RowsAsync("SELECT id FROM employees WHERE surname = 'Twin' ORDER BY id");

        var counts = (await LoadAsync(Twins("Chief Clerk").File())).Import.Counts;

        Assert.That(counts.Employees, Is.EqualTo(new ChangeCounts { Changed = 2, Unchanged = 10 }));
        Assert.That(await Host.RowsAsync("SELECT id FROM employees WHERE surname = 'Twin' ORDER BY id"), Is.EqualTo(ids).And.Count.EqualTo(2));
    }

    [Test]
    public async Task A_renamed_unit_keeps_its_id_and_its_people()
    {
        await LoadAsync(Day1());
        var (id, people) = (await IdOfAsync(Finance), await Host.RowsAsync("SELECT * FROM employees ORDER BY id"));
        var renamed = Finance with { En = "Finance and Administration" };

        var counts = (await LoadAsync(DayWith(renamed, Payroll with { Above = renamed }))).Import.Counts;

        Assert.That((counts.Units, counts.Employees), Is.EqualTo((new ChangeCounts { Changed = 1, Unchanged = 3 }, new ChangeCounts { Unchanged = 10 })));
        Assert.That(await UnitAsync(Finance, "id, name_en, name_fr, version"), Is.EqualTo($"{id}|Finance and Administration|Finances|2"));
        Assert.That(await Host.RowsAsync("SELECT * FROM employees ORDER BY id"), Is.EqualTo(people));
    }

    [Test]
    public async Task A_moved_unit_keeps_its_id_and_what_is_in_it()
    {
        await LoadAsync(Day1());
        var people = await Host.RowsAsync("SELECT * FROM employees ORDER BY id");
        var moved = Finance with { Above = Revenue };

        var counts = (await LoadAsync(Day1()
            .Set("Roy", moved, ("Email", "roy@example.org"), ("Title (EN)", "Director"), ("Title (FR)", "Directrice"), ("Telephone Number", "613-555-0101"))
            .Set("Gagné", Payroll with { Above = moved }, ("Telephone Number", "613-555-0102"), ("Title (EN)", "Clerk")))).Import.Counts;

        Assert.That((counts.Units, counts.Employees), Is.EqualTo((new ChangeCounts { Moved = 1, Unchanged = 3 }, new ChangeCounts { Unchanged = 10 })));
        Assert.That(await UnitAsync(Finance, "parent_id, version"), Is.EqualTo($"{await IdOfAsync(Revenue)}|2"));
        Assert.That(await UnitAsync(Payroll, "parent_id, version"), Is.EqualTo($"{await IdOfAsync(Finance)}|1"));
        Assert.That(await Host.RowsAsync("SELECT * FROM employees ORDER BY id"), Is.EqualTo(people));
    }

    [Test]
    public async Task Two_units_that_change_places_do_so()
    {
        await LoadAsync(Day1());
        var above = Payroll with { Above = Employment };

        var counts = (await LoadAsync(DayWith(Finance with { Above = above }, above))).Import.Counts;

        Assert.That(counts.Units, Is.EqualTo(new ChangeCounts { Moved = 2, Unchanged = 2 }));
        Assert.That(await UnitAsync(Payroll, "parent_id"), Is.EqualTo($"{await IdOfAsync(Employment)}"));
        Assert.That(await UnitAsync(Finance, "parent_id"), Is.EqualTo($"{await IdOfAsync(Payroll)}"));
    }

    [Test]
    public async Task A_unit_that_is_gone_is_removed_with_those_beneath_it()
    {
        await LoadAsync(Day1());

        var counts = (await LoadAsync(Day1()
            .Set("Roy", Employment, ("Email", "roy@example.org")).Set("Gagné", Employment, ("Telephone Number", "613-555-0102")))).Import.Counts;

        Assert.That((counts.Units, counts.Employees), Is.EqualTo((new ChangeCounts { Removed = 2, Unchanged = 2 }, new ChangeCounts { Moved = 2, Unchanged = 8 })));
        Assert.That(await Host.RowsAsync("SELECT source_key FROM org_units ORDER BY id"), Is.EquivalentTo(new[] { Employment.Key, Revenue.Key }));
    }

    [Test]
    public async Task A_unit_whose_parent_is_gone_moves_up()
    {
        await LoadAsync(Day1());

        var counts = (await LoadAsync(DayWith(Employment, Payroll with { Above = Employment }))).Import.Counts;

        Assert.That(counts.Units, Is.EqualTo(new ChangeCounts { Moved = 1, Removed = 1, Unchanged = 2 }));
        Assert.That(await UnitAsync(Payroll, "parent_id"), Is.EqualTo($"{await IdOfAsync(Employment)}"));
    }

    [Test]
    public async Task New_units_come_with_their_people_in_one_load()
    {
        await LoadAsync(Day1());
        var pensions = Payroll.With("103-103", "Pensions", "Pensions");

        var counts = (await LoadAsync(Day1().Set("Newcomer", pensions).Set("Auditor1", pensions, ("Email", "auditor1@example.org")))).Import.Counts;

        Assert.That((counts.Units, counts.Employees),
            Is.EqualTo((new ChangeCounts { Added = 1, Unchanged = 4 }, new ChangeCounts { Added = 1, Moved = 1, Unchanged = 9 })));
        Assert.That(counts.Levels, Is.EqualTo(4));
        Assert.That(await UnitAsync(pensions, "parent_id"), Is.EqualTo($"{await IdOfAsync(Payroll)}"));
        Assert.That(await PersonAsync("Auditor1", "unit_id"), Is.EqualTo($"{await IdOfAsync(pensions)}"));
    }

    [Test]
    public async Task A_whole_second_day_is_loaded_in_one_commit()
    {
        await LoadAsync(Day1());
        await Host.Directory.LoadAsync(CancellationToken.None);
        var renamed = Finance with { Fr = "Finances et administration" };
        var second = Day1().Without("Auditor7").Set("Newcomer", Revenue).Set("Auditor1", renamed, ("Email", "auditor1@example.org"))
            .Set("Roy", renamed, ("Email", "roy@example.org"), ("Title (EN)", "Director General")).Set("Gagné", renamed, ("Telephone Number", "613-555-0102"));

        var outcome = await LoadAsync(second);

        Assert.Multiple(() =>
        {
            Assert.That(outcome.Import.Counts.Employees, Is.EqualTo(new ChangeCounts { Added = 1, Changed = 1, Moved = 2, Removed = 1, Unchanged = 6 }));
            Assert.That(outcome.Import.Counts.Units, Is.EqualTo(new ChangeCounts { Changed = 1, Removed = 1, Unchanged = 2 }));
            Assert.That(outcome.Import.Revision, Is.EqualTo(2));
            Assert.That(Host.Directory.Current.Revision, Is.EqualTo(2), "who reads on the same instance sees the load at once");
            Assert.That(Host.Directory.Snapshot.EmployeeCount, Is.EqualTo(10));
        });
        Assert.That(await Host.RevisionAsync(), Is.EqualTo(2));

        var again = await LoadAsync(second);
        Assert.That(again.Import.Counts.Employees, Is.EqualTo(new ChangeCounts { Unchanged = 10 }), "the second day is taken over whole");
        Assert.That(await Host.RevisionAsync(), Is.EqualTo(2));
    }

    [Test]
    public async Task A_dry_run_changes_nothing_but_the_history_and_says_what_the_load_will_do()
    {
        await LoadAsync(Day1());
        var before = (await Host.DirectoryRowsAsync(), await Host.RowsAsync("SELECT * FROM id_blocks WHERE kind <> 3"));
        var second = Day1().Without("Auditor7").Set("Newcomer", Payroll.With("103-103", "Pensions", "Pensions")).Set("Roy", Revenue, ("Email", "roy@example.org"));

        var dry = await LoadAsync(second, dryRun: true);

        Assert.That((await Host.DirectoryRowsAsync(), await Host.RowsAsync("SELECT * FROM id_blocks WHERE kind <> 3")), Is.EqualTo(before));
        Assert.That((await Host.RevisionAsync(), dry.Import.Revision), Is.EqualTo((1L, 1L)));
        Assert.That((dry.Import.State, dry.Import.DryRun), Is.EqualTo((ImportState.Succeeded, true)));

        var real = await LoadAsync(second);
        Assert.That(real.Import.Counts, Is.EqualTo(dry.Import.Counts));
        Assert.That(real.Import.Counts.Employees, Is.EqualTo(new ChangeCounts { Added = 1, Moved = 1, Removed = 1, Unchanged = 8 }));
    }

    [Test]
    public async Task A_dry_run_is_possible_on_an_empty_directory()
    {
        var dry = await LoadAsync(Day1(), dryRun: true);

        Assert.That(dry.Import.Counts.Employees, Is.EqualTo(new ChangeCounts { Added = 10 }));
        Assert.That(await Host.DirectoryRowsAsync(), Is.Empty);
    }

    [Test]
    public async Task A_load_that_would_remove_more_than_a_fifth_of_the_people_is_refused()
    {
        await LoadAsync(Day1());
        var before = await Host.DirectoryRowsAsync();

        var outcome = await LoadAsync(Day1().Without("Auditor5", "Auditor6", "Auditor7"));

        Assert.That((outcome.Import.State, outcome.Import.ErrorCode), Is.EqualTo((ImportState.Failed, "import.too_many_removed")));
        Assert.That(outcome.Import.ErrorMessage, Does.Contain("3 of the 10 people").And.Contain("20 %").And.Contain("Imports:MaxRemovedShare"));
        Assert.That(outcome.Findings.Select(finding => finding.Code), Is.EqualTo(new[] { "import.too_many_removed" }));
        Assert.That(await Host.DirectoryRowsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_load_that_removes_just_a_fifth_of_the_people_is_not_refused()
    {
        await LoadAsync(Day1());

        var outcome = await LoadAsync(Day1().Without("Auditor6", "Auditor7"));

        Assert.That((outcome.Import.State, outcome.Import.Counts.Employees.Removed), Is.EqualTo((ImportState.Succeeded, 2)));
    }

    [Test]
    public async Task A_dry_run_is_refused_as_the_load_would_be()
    {
        await LoadAsync(Day1());

        var outcome = await LoadAsync(Day1().Without("Auditor5", "Auditor6", "Auditor7"), dryRun: true);

        Assert.That(outcome.Import.ErrorCode, Is.EqualTo("import.too_many_removed"));
    }

    [Test]
    public async Task A_forced_load_removes_as_many_as_it_wants()
    {
        await LoadAsync(Day1());

        var outcome = await LoadAsync(Day1().Without([.. Enumerable.Range(1, 7).Select(i => $"Auditor{i}")]), force: true);

        Assert.That((outcome.Import.State, outcome.Import.Counts.Employees.Removed, outcome.Import.Counts.Units.Removed), Is.EqualTo((ImportState.Succeeded, 7, 1)));
        Assert.That(await Host.RowsAsync("SELECT surname FROM employees"), Is.EquivalentTo(new[] { "Roy", "Gagné", "Côté" }));
    }

    [TestCase("0", 1, ImportState.Failed)]
    [TestCase("0.5", 5, ImportState.Succeeded)]
    [TestCase("0.5", 6, ImportState.Failed)]
    [TestCase("1", 9, ImportState.Succeeded)]
    public async Task The_share_that_a_load_may_remove_is_a_setting(string share, int leavers, ImportState expected)
    {
        await LoadAsync(Day1());
        var host = Start(new Dictionary<string, string?> { ["Imports:MaxRemovedShare"] = share });
        string[] all = [.. Enumerable.Range(1, 7).Select(i => $"Auditor{i}"), "Roy", "Gagné"];

        var outcome = await LoadAsync(Day1().Without(all[..leavers]).Extract().File(), host: host);

        Assert.That(outcome.Import.State, Is.EqualTo(expected));
    }

    [Test]
    public async Task Only_the_departments_asked_for_are_loaded()
    {
        var outcome = await LoadAsync(Day1(), ["esdc"]);

        Assert.That(outcome.Import.Counts, Is.EqualTo(new ImportCounts
        {
            Rows = 10, Skipped = 7, Departments = 1, Levels = 3, Employees = new() { Added = 3 }, Units = new() { Added = 3 },
        }));
        Assert.That(await Host.RowsAsync("SELECT surname FROM employees"), Is.EquivalentTo(new[] { "Roy", "Gagné", "Côté" }));
    }

    [Test]
    public async Task Other_departments_are_left_alone_whatever_the_file_says_of_them()
    {
        await LoadAsync(Day1());
        var revenue = $"SELECT * FROM employees WHERE unit_id = {await IdOfAsync(Revenue)} ORDER BY id";
        var before = await Host.RowsAsync(revenue);

        var counts = (await LoadAsync(
            Day1().Without("Auditor1", "Auditor2", "Auditor3", "Auditor4").Set("Auditor5", Revenue, ("Title (EN)", "New")).Set("Newcomer", Revenue)
                .Set("Côté", Employment, ("Title (EN)", "Minister")),
            ["ESDC"])).Import.Counts;

        Assert.That((counts.Employees, counts.Units), Is.EqualTo((new ChangeCounts { Changed = 1, Unchanged = 2 }, new ChangeCounts { Unchanged = 3 })));
        Assert.That(await Host.RowsAsync(revenue), Is.EqualTo(before));
    }

    [Test]
    public async Task The_guard_goes_by_the_departments_asked_for()
    {
        await LoadAsync(Day1());

        var outcome = await LoadAsync(Day1().Without("Roy"), ["EDSC"]);

        Assert.That(outcome.Import.ErrorMessage, Does.Contain("1 of the 3 people"));
    }

    [Test]
    public async Task People_and_units_added_by_hand_are_not_the_sources_to_remove()
    {
        await LoadAsync(Day1());
        await Host.WriteAsync([A.Department(50), A.Unit(51, beneath: 50)], [A.Employee(50, unit: 51), A.Employee(51, (await IdOfAsync(Revenue)).Value)]);
        var before = await Host.DirectoryRowsAsync();

        var outcome = await LoadAsync(Day1());

        Assert.That(await Host.DirectoryRowsAsync(), Is.EqualTo(before));
        Assert.That((outcome.Import.Counts.Employees, outcome.Findings.Count), Is.EqualTo((new ChangeCounts { Unchanged = 10 }, 0)));
    }

    [Test]
    public async Task A_person_added_by_hand_whom_the_source_comes_to_know_stays_one_person()
    {
        await LoadAsync(Day1());
        await Host.WriteAsync([], [Domain.Employees.Employee.Create(new(50), await IdOfAsync(Finance), A.Details("Early") with { Email = "Early@example.org" })]);

        var counts = (await LoadAsync(Day1().Set("Early", Finance, ("Email", "early@example.org"), ("Title (EN)", "Clerk")))).Import.Counts;

        Assert.That(counts.Employees.Added, Is.Zero);
        Assert.That(await PersonAsync("Early", "id, source, job_title_en"), Is.EqualTo("50|geds|Clerk"));
    }

    [Test]
    public async Task A_unit_that_is_gone_stays_while_a_unit_made_by_hand_is_beneath_it()
    {
        await LoadAsync(Day1());
        var payroll = await IdOfAsync(Payroll);
        await Host.WriteAsync([A.Unit(50, beneath: payroll.Value)]);

        var outcome = await LoadAsync(Day1().Set("Gagné", Employment, ("Telephone Number", "613-555-0102")));

        Assert.That(outcome.Findings.Select(finding => (finding.Line, finding.Code)), Is.EqualTo(new[] { (0, "unit.still_used") }));
        Assert.That(outcome.Findings[0].Message, Does.Contain($"Unit {payroll} "));
        Assert.That(outcome.Import.Counts.Units, Is.EqualTo(new ChangeCounts { Unchanged = 3 }));
        Assert.That(await Host.RowsAsync("SELECT parent_id FROM org_units WHERE id = 50"), Is.EqualTo(new[] { payroll.ToString() }));
    }

    [Test]
    public async Task A_unit_that_is_gone_stays_with_all_above_it_while_a_person_added_by_hand_is_in_it()
    {
        await LoadAsync(Day1());
        var (finance, payroll) = (await IdOfAsync(Finance), await IdOfAsync(Payroll));
        await Host.WriteAsync([], [A.Employee(50, payroll.Value)]);

        var outcome = await LoadAsync(Day1()
            .Set("Roy", Employment, ("Email", "roy@example.org")).Set("Gagné", Employment, ("Telephone Number", "613-555-0102")));

        Assert.That(outcome.Findings.Select(finding => finding.Code), Is.EqualTo(new[] { "unit.still_used", "unit.still_used" }));
        Assert.That((await UnitAsync(Payroll, "parent_id"), await UnitAsync(Finance, "id")), Is.EqualTo((finance.ToString(), finance.ToString())));
    }

    [Test]
    public async Task Progress_is_told_while_reading_and_while_writing()
    {
        var seen = new List<ImportProgress>();

        await LoadAsync(Day1().Extract().File(), progress: seen.Add);

        Assert.That(seen.Select(step => step.Stage).Distinct(), Is.EqualTo(new[] { ImportStage.Reading, ImportStage.Comparing, ImportStage.Writing }));
        Assert.That((seen[^1].Done, seen[^1].Total), Is.EqualTo((14L, 14L)));
    }

    [Test]
    public void A_format_that_nobody_knows_is_refused_with_those_that_are_known()
    {
        var refused = Assert.ThrowsAsync<RuleBrokenException>(() => Host.SendAsync(
            new ImportDirectoryCommand("ods", Day1().Extract().File(), [], DryRun: false, Force: false, new Progress<ImportProgress>())));

        Assert.That((refused!.Code, refused.Message), Is.EqualTo(("import.format_unknown", "The format ods is not known; known are: geds, csv, xlsx, uk-organogram.")));
    }

    /// <summary>The first day with Roy and Gagné in other units.</summary>
    private static Organisation DayWith(GedsUnit ofRoy, GedsUnit ofGagné) => Day1()
        .Set("Roy", ofRoy, ("Email", "roy@example.org"), ("Title (EN)", "Director"), ("Title (FR)", "Directrice"), ("Telephone Number", "613-555-0101"))
        .Set("Gagné", ofGagné, ("Telephone Number", "613-555-0102"), ("Title (EN)", "Clerk"));
}
