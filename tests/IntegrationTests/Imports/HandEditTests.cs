using NUnit.Framework;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;
using OrgChart.IntegrationTests.Support;
using static OrgChart.IntegrationTests.Imports.Organisation;

namespace OrgChart.IntegrationTests.Imports;

/// <summary>What becomes of edits made by hand when the source is loaded again.</summary>
public sealed class HandEditTests(ITestDatabase database) : ImportTest(database)
{
    [SetUp]
    public async Task LoadTheFirstDay()
    {
        await LoadAsync(Day1());
        Time.Advance(TimeSpan.FromHours(1));
    }

    [Test]
    public async Task Edits_stay_and_nothing_changes_while_the_source_says_the_same()
    {
        await EditAsync("Roy", roy => roy.Change(roy.Details with { Phone = "by hand", JobTitle = LocalizedText.None }, Time.Now));
        await EditAsync("Gagné", gagné => gagné.MoveTo(new OrgUnitId(1), Time.Now));
        await EditAsync(Finance, unit => unit.Rename(new LocalizedText("By hand", null), Time.Now));
        var revenue = await IdOfAsync(Revenue);
        await EditAsync(Payroll, unit => unit.MoveBeneath(new Lineage([revenue]), Time.Now));
        var (before, revision) = (await Host.DirectoryRowsAsync(), await Host.RevisionAsync());
        Time.Advance(TimeSpan.FromHours(1));

        var outcome = await LoadAsync(Day1());

        Assert.That(await Host.DirectoryRowsAsync(), Is.EqualTo(before));
        Assert.That((await Host.RevisionAsync(), outcome.Import.Revision), Is.EqualTo((revision, revision)));
        Assert.That((outcome.Import.Counts.Employees, outcome.Import.Counts.Units, outcome.Findings.Count),
            Is.EqualTo((new ChangeCounts { Unchanged = 10 }, new ChangeCounts { Unchanged = 4 }, 0)));
    }

    [Test]
    public async Task An_edited_field_stays_when_the_source_changes_another_one()
    {
        await EditAsync("Roy", roy => roy.Change(roy.Details with { Phone = "by hand" }, Time.Now));
        Time.Advance(TimeSpan.FromHours(1));

        var counts = (await LoadAsync(RoyWith("613-555-0101", title: "President"))).Import.Counts;

        Assert.That(counts.Employees, Is.EqualTo(new ChangeCounts { Changed = 1, Unchanged = 9 }));
        Assert.That(await PersonAsync("Roy", "phone, job_title_en"), Is.EqualTo("by hand|President"));
    }

    [Test]
    public async Task An_edited_field_gives_way_when_the_source_changes_it()
    {
        await EditAsync("Roy", roy => roy.Change(roy.Details with { Phone = "by hand" }, Time.Now));
        Time.Advance(TimeSpan.FromHours(1));

        var outcome = await LoadAsync(RoyWith("613-555-0199"));

        Assert.That(await PersonAsync("Roy", "phone, hand_edits"), Is.EqualTo("613-555-0199|null"));
        Assert.That(outcome.Findings, Is.Empty);
    }

    [Test]
    public async Task Somebody_whose_name_and_email_were_edited_is_still_known()
    {
        var id = await IdOfAsync("Roy");
        await EditAsync("Roy", roy => roy.Change(roy.Details with { Surname = "Edited", Email = "edited@example.org" }, Time.Now));
        Time.Advance(TimeSpan.FromHours(1));

        var counts = (await LoadAsync(RoyWith("613-555-0199"))).Import.Counts;

        Assert.That(counts.Employees, Is.EqualTo(new ChangeCounts { Changed = 1, Unchanged = 9 }));
        Assert.That(await PersonAsync("Edited", "id, phone, email"), Is.EqualTo($"{id}|613-555-0199|edited@example.org"));
    }

    [Test]
    public async Task A_person_moved_by_hand_follows_when_the_source_moves_him()
    {
        var employment = await IdOfAsync(Employment);
        await EditAsync("Roy", roy => roy.MoveTo(employment, Time.Now));
        Time.Advance(TimeSpan.FromHours(1));

        var counts = (await LoadAsync(Day1().Set("Roy", Revenue, ("Email", "roy@example.org")))).Import.Counts;

        Assert.That(counts.Employees, Is.EqualTo(new ChangeCounts { Moved = 1, Unchanged = 9 }));
        Assert.That(await PersonAsync("Roy", "unit_id, hand_edits"), Is.EqualTo($"{await IdOfAsync(Revenue)}|null"));
    }

    [Test]
    public async Task A_unit_renamed_by_hand_keeps_that_name_only_in_the_language_that_the_source_leaves()
    {
        await EditAsync(Finance, unit => unit.Rename(new LocalizedText("By hand", "À la main"), Time.Now));
        Time.Advance(TimeSpan.FromHours(1));
        var renamed = Finance with { En = "Finance and Administration" };

        await LoadAsync(Day1().Set("Roy", renamed, ("Email", "roy@example.org")).Set("Gagné", Payroll with { Above = renamed }, ("Telephone Number", "613-555-0102")));

        Assert.That(await UnitAsync(Finance, "name_en, name_fr"), Is.EqualTo("Finance and Administration|À la main"));
    }

    [Test]
    public async Task A_unit_moved_by_hand_follows_when_the_source_moves_it()
    {
        var (employment, revenue) = (await IdOfAsync(Employment), await IdOfAsync(Revenue));
        await EditAsync(Payroll, unit => unit.MoveBeneath(new Lineage([revenue]), Time.Now));
        Time.Advance(TimeSpan.FromHours(1));

        await LoadAsync(Day1().Set("Gagné", Payroll with { Above = Employment }, ("Telephone Number", "613-555-0102")));

        Assert.That(await UnitAsync(Payroll, "parent_id, hand_edits"), Is.EqualTo($"{employment}|null"));
    }

    [Test]
    public async Task A_move_by_hand_is_given_up_when_the_sources_own_moves_would_close_a_circle_with_it()
    {
        var auditing = Employment.With("104-104", "Auditing", "Vérification");
        await LoadAsync(Day1().Set("Auditor1", auditing, ("Email", "auditor1@example.org")));
        var (finance, employment) = (await IdOfAsync(Finance), await IdOfAsync(Employment));
        await EditAsync(auditing, unit => unit.MoveBeneath(new Lineage([finance, employment]), Time.Now));
        Time.Advance(TimeSpan.FromHours(1));
        var beneathAuditing = Finance with { Above = auditing };

        var outcome = await LoadAsync(Day1().Set("Auditor1", auditing, ("Email", "auditor1@example.org"))
            .Set("Roy", beneathAuditing, ("Email", "roy@example.org")).Set("Gagné", Payroll with { Above = beneathAuditing }, ("Telephone Number", "613-555-0102")));

        Assert.That(outcome.Import.State, Is.EqualTo(ImportState.Succeeded));
        Assert.That(outcome.Findings.Select(finding => finding.Code), Is.EqualTo(new[] { "unit.move_given_up" }));
        Assert.That(await UnitAsync(auditing, "parent_id, hand_edits"), Is.EqualTo($"{employment}|null"));
        Assert.That(await UnitAsync(Finance, "parent_id"), Is.EqualTo($"{await IdOfAsync(auditing)}"));
    }

    [Test]
    public async Task An_edit_made_while_the_load_was_running_stays_with_a_finding()
    {
        var outcome = await LoadWhileAsync(RoyWith("613-555-0199", title: "President"), () =>
            EditAsync("Roy", roy => roy.Change(roy.Details with { Phone = "by hand" }, Time.Now)));

        Assert.That(await PersonAsync("Roy", "phone, job_title_en"), Is.EqualTo("by hand|President"), "what nobody edited follows the source");
        Assert.That(outcome.Findings.Select(finding => (finding.Line, finding.Code)), Is.EqualTo(new[] { (2, "employee.edited_meanwhile") }));
        Assert.That(outcome.Findings[0].Message, Does.Contain($"Employee {await IdOfAsync("Roy")} ").And.Contain("phone"));
    }

    [Test]
    public async Task An_edit_made_while_the_load_was_running_gives_way_only_to_what_the_source_says_later()
    {
        await LoadWhileAsync(RoyWith("613-555-0199"), () => EditAsync("Roy", roy => roy.Change(roy.Details with { Phone = "by hand" }, Time.Now)));
        Time.Advance(TimeSpan.FromHours(1));

        await LoadAsync(RoyWith("613-555-0199"));
        Assert.That(await PersonAsync("Roy", "phone"), Is.EqualTo("by hand"));

        await LoadAsync(RoyWith("613-555-0200"));
        Assert.That(await PersonAsync("Roy", "phone, hand_edits"), Is.EqualTo("613-555-0200|null"));
    }

    [Test]
    public async Task An_edit_of_a_unit_made_while_the_load_was_running_stays_with_a_finding()
    {
        var renamed = Finance with { En = "Finance and Administration" };
        var day = Day1().Set("Roy", renamed, ("Email", "roy@example.org")).Set("Gagné", Payroll with { Above = renamed }, ("Telephone Number", "613-555-0102"));

        var outcome = await LoadWhileAsync(day, () => EditAsync(Finance, unit => unit.Rename(new LocalizedText("By hand", "Finances"), Time.Now)));

        Assert.That(await UnitAsync(Finance, "name_en"), Is.EqualTo("By hand"));
        Assert.That(outcome.Findings.Select(finding => finding.Code), Is.EqualTo(new[] { "unit.edited_meanwhile" }));
    }

    [Test]
    public async Task A_person_added_by_hand_while_the_load_was_running_stays()
    {
        var unit = await IdOfAsync(Finance);

        await LoadWhileAsync(Day1(), () => Host.WriteAsync([], [A.Employee(50, unit.Value)]));

        Assert.That(await PersonAsync("Surname50", "unit_id"), Is.EqualTo($"{unit}"));
    }

    [Test]
    public async Task The_history_says_the_revision_that_the_load_led_to_when_an_edit_was_all_that_met_the_source()
    {
        await EditAsync("Roy", roy => roy.Change(roy.Details with { Phone = "613-555-0199" }, Time.Now));
        Time.Advance(TimeSpan.FromHours(1));

        var outcome = await LoadAsync(RoyWith("613-555-0199"));

        Assert.That(await PersonAsync("Roy", "phone, hand_edits"), Is.EqualTo("613-555-0199|null"), "source and hand agree: nothing is left to remember");
        Assert.That(outcome.Import.Revision, Is.EqualTo(await Host.RevisionAsync()));
    }

    [Test]
    public async Task A_person_moved_by_hand_to_another_department_is_not_doubled_when_his_own_is_loaded()
    {
        var revenue = await IdOfAsync(Revenue);
        await EditAsync("Roy", roy => roy.MoveTo(revenue, Time.Now));
        var before = await Host.DirectoryRowsAsync();
        Time.Advance(TimeSpan.FromHours(1));

        var outcome = await LoadAsync(Day1(), ["ESDC"]);

        Assert.That(await Host.DirectoryRowsAsync(), Is.EqualTo(before));
        Assert.That(outcome.Import.Counts.Employees, Is.EqualTo(new ChangeCounts { Unchanged = 3 }));
    }

    [Test]
    public async Task A_person_moved_by_hand_to_another_department_is_not_removed_when_that_one_is_loaded()
    {
        var revenue = await IdOfAsync(Revenue);
        await EditAsync("Roy", roy => roy.MoveTo(revenue, Time.Now));
        var before = await Host.DirectoryRowsAsync();
        Time.Advance(TimeSpan.FromHours(1));

        var outcome = await LoadAsync(Day1(), ["CRA"]);

        Assert.That(await Host.DirectoryRowsAsync(), Is.EqualTo(before));
        Assert.That(outcome.Import.Counts.Employees, Is.EqualTo(new ChangeCounts { Unchanged = 7 }));
    }

    [Test]
    public async Task A_unit_moved_by_hand_to_another_department_is_not_removed_when_that_one_is_loaded()
    {
        var revenue = await IdOfAsync(Revenue);
        await EditAsync(Payroll, unit => unit.MoveBeneath(new Lineage([revenue]), Time.Now));
        var before = await Host.DirectoryRowsAsync();
        Time.Advance(TimeSpan.FromHours(1));

        await LoadAsync(Day1(), ["CRA"]);

        Assert.That(await Host.DirectoryRowsAsync(), Is.EqualTo(before));
    }

    private static Organisation RoyWith(string phone, string title = "Director") => Day1().Set(
        "Roy", Finance, ("Email", "roy@example.org"), ("Title (EN)", title), ("Title (FR)", "Directrice"), ("Telephone Number", phone));

    /// <summary>Loads a day, and does something while its file is being read.</summary>
    private async Task<Application.Imports.ImportDirectory.ImportOutcome> LoadWhileAsync(Organisation day, Func<Task> meanwhile)
    {
        using var file = new PausedFile(day.Extract());
        var load = LoadAsync(file.File);
        await file.ReachedAsync();
        Time.Advance(TimeSpan.FromMilliseconds(10));
        await meanwhile();
        file.GoOn();
        return await load.WaitAsync(Patience.Limit);
    }
}
