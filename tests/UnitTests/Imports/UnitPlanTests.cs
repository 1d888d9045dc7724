using OrgChart.Application.Imports;
using OrgChart.Application.Imports.ImportDirectory;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace OrgChart.UnitTests.Imports;

[TestFixture]
public sealed class UnitPlanTests
{
    private const int FirstNewId = 9001;

    private readonly HashSet<OrgUnitId> nobody = [];

    [Test]
    public async Task Into_an_empty_directory_everything_is_new_and_parents_come_first()
    {
        var department = A.SourceUnit("D");
        var finance = A.SourceUnit("FIN", beneath: department);

        var plan = await Plan([department, finance], []);

        Assert.That(plan.Added.Select(unit => (unit.Id.Value, unit.ParentId?.Value, unit.SourceKey)), Is.EqualTo(new[]
        {
            (FirstNewId, (int?)null, new SourceKey("geds", "D")), (FirstNewId + 1, FirstNewId, new SourceKey("geds", "FIN")),
        }));
        Assert.That(plan.Counts, Is.EqualTo(new ChangeCounts { Added = 2 }));
        Assert.That((plan.IdOf(finance).Value, plan.KnownIdOf(finance)), Is.EqualTo((FirstNewId + 1, (OrgUnitId?)null)));
    }

    [Test]
    public async Task The_same_file_again_reserves_no_ids_and_changes_nothing()
    {
        var (department, finance) = (A.Department("D"), A.SourceUnit("D"));
        var plan = new UnitPlan(A.SourceDirectory([finance]), [department], A.LoadStart, onlyItsDepartments: false);

        await plan.CompareAsync(_ => throw new AssertionException("No id is needed."));
        plan.RemoveWhatNobodyNeeds(nobody);

        Assert.That(plan.Counts, Is.EqualTo(new ChangeCounts { Unchanged = 1 }));
        Assert.That(plan.KnownIdOf(finance), Is.EqualTo(department.Id));
    }

    [Test]
    public async Task Ids_are_reserved_for_new_units_only()
    {
        var source = A.SourceUnit("D");
        var asked = 0;
        var plan = new UnitPlan(A.SourceDirectory([source, A.SourceUnit("X", source), A.SourceUnit("Y", source)]), [A.Department("D")], A.LoadStart, onlyItsDepartments: false);

        await plan.CompareAsync(count =>
        {
            asked = count;
            return Task.FromResult(FirstNewId);
        });

        Assert.That(asked, Is.EqualTo(2));
    }

    [Test]
    public async Task A_renamed_unit_is_changed_a_moved_one_moved_a_missing_one_removed()
    {
        var department = A.Department("D");
        var renamed = A.Unit(department, "RENAMED");
        var moved = A.Unit(renamed, "MOVED");
        var gone = A.Unit(department, "GONE");
        var source = A.SourceUnit("D");

        var plan = await Plan([source, A.SourceUnit("RENAMED", source, A.Text("New name")), A.SourceUnit("MOVED", source)], [gone, moved, renamed, department]);

        Assert.That(plan.Counts, Is.EqualTo(new ChangeCounts { Unchanged = 1, Changed = 1, Moved = 1, Removed = 1 }));
        Assert.That(moved.ParentId, Is.EqualTo(department.Id));
        Assert.That(renamed.Name, Is.EqualTo(A.Text("New name")));
        Assert.That(plan.Removed, Is.EqualTo(new[] { gone }));
    }

    [Test]
    public async Task A_unit_moved_beneath_a_new_one_gets_its_id()
    {
        var department = A.Department("D");
        var finance = A.Unit(department, "FIN");
        var source = A.SourceUnit("D");
        var branch = A.SourceUnit("NEW", source);

        await Plan([source, branch, A.SourceUnit("FIN", branch)], [department, finance]);

        Assert.That(finance.ParentId, Is.EqualTo(new OrgUnitId(FirstNewId)));
    }

    [Test]
    public async Task Removed_units_come_before_those_above_them()
    {
        var department = A.Department("D");
        var top = A.Unit(department, "1");
        var middle = A.Unit(top, "2");
        var bottom = A.Unit(middle, "3");

        var plan = await Plan([A.SourceUnit("D")], [top, bottom, department, middle]);

        Assert.That(plan.Removed, Is.EqualTo(new[] { bottom, middle, top }));
    }

    [Test]
    public async Task A_unit_where_people_stay_stays_with_all_above_it_and_that_is_told()
    {
        var department = A.Department("D");
        var top = A.Unit(department, "1");
        var used = A.Unit(top, "2");
        var unused = A.Unit(used, "3");

        var plan = await Plan([A.SourceUnit("D")], [department, top, used, unused], inUse: used);

        Assert.That(plan.Removed, Is.EqualTo(new[] { unused }));
        Assert.That(plan.Findings.Select(finding => finding.Code), Is.EqualTo(new[] { "unit.still_used", "unit.still_used" }));
        Assert.That(plan.Findings[0].Message, Does.Contain(top.Id.ToString()));
        Assert.That(plan.Findings[1].Message, Does.Contain(used.Id.ToString()));
    }

    [Test]
    public async Task A_unit_stays_while_one_made_by_hand_is_beneath_it()
    {
        var department = A.Department("D");
        var gone = A.Unit(department, "GONE");
        var byHand = A.Unit(gone);

        var plan = await Plan([A.SourceUnit("D")], [department, gone, byHand]);

        Assert.That(plan.Removed, Is.Empty);
        Assert.That(plan.Findings.Single().Code, Is.EqualTo("unit.still_used"));
    }

    [Test]
    public async Task A_unit_stays_while_one_of_the_file_was_moved_beneath_it_by_hand()
    {
        var department = A.Department("D");
        var gone = A.Unit(department, "GONE");
        var finance = A.Unit(department, "FIN");
        finance.MoveBeneath(A.LineageOf(gone), A.Earlier);
        var source = A.SourceUnit("D");

        var plan = await Plan([source, A.SourceUnit("FIN", source)], [department, gone, finance]);

        Assert.That(plan.Removed, Is.Empty);
        Assert.That(finance.ParentId, Is.EqualTo(gone.Id));
    }

    [Test]
    public async Task Units_made_by_hand_and_those_of_another_source_are_left_alone()
    {
        var byHand = A.Unit(A.Department("D"));
        var foreign = OrgUnit.Create(new OrgUnitId(5), null, A.Text("Foreign"), LocalizedText.None, new SourceKey("other", "D"));

        var plan = await Plan([A.SourceUnit("E")], [byHand, foreign]);

        Assert.That(plan.Removed, Is.Empty);
        Assert.That(plan.Counts, Is.EqualTo(new ChangeCounts { Added = 1 }));
    }

    [Test]
    public async Task Asked_for_some_departments_it_leaves_the_others_alone()
    {
        var (mine, other) = (A.Department("D"), A.Department("E"));
        var (gone, spared) = (A.Unit(mine, "GONE"), A.Unit(other, "SPARED"));

        var plan = await Plan([A.SourceUnit("D")], [mine, other, gone, spared], onlyItsDepartments: true);

        Assert.That(plan.Removed, Is.EqualTo(new[] { gone }));
        Assert.That((plan.IsInScope(mine.Id), plan.IsInScope(gone.Id)), Is.EqualTo((true, true)));
        Assert.That((plan.IsInScope(other.Id), plan.IsInScope(spared.Id)), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task Without_departments_a_whole_department_that_is_missing_goes()
    {
        var (mine, other) = (A.Department("D"), A.Department("E"));

        var plan = await Plan([A.SourceUnit("D")], [mine, other]);

        Assert.That(plan.Removed, Is.EqualTo(new[] { other }));
        Assert.That(plan.IsInScope(other.Id), Is.True);
    }

    [Test]
    public async Task A_unit_that_the_file_names_is_in_scope_even_where_hands_moved_it_to_another_department()
    {
        var (mine, other) = (A.Department("D"), A.Department("E"));
        var finance = A.Unit(mine, "FIN");
        finance.MoveBeneath(A.LineageOf(other), A.Earlier);
        var source = A.SourceUnit("D");

        var plan = await Plan([source, A.SourceUnit("FIN", source)], [mine, other, finance], onlyItsDepartments: true);

        Assert.That(plan.IsInScope(finance.Id), Is.True);
        Assert.That(finance.ParentId, Is.EqualTo(other.Id));
    }

    [Test]
    public async Task A_unit_of_another_department_that_hands_moved_into_a_loaded_one_is_left_alone()
    {
        var (mine, other) = (A.Department("D"), A.Department("E"));
        var foreign = A.Unit(other, "FOREIGN");
        foreign.MoveBeneath(A.LineageOf(mine), A.Earlier);

        var plan = await Plan([A.SourceUnit("D")], [mine, other, foreign], onlyItsDepartments: true);

        Assert.That(plan.Removed, Is.Empty, "the file was read for D only and cannot say what E has");
    }

    [Test]
    public async Task An_edit_made_during_the_load_is_told()
    {
        var department = A.Department("D");
        department.Rename(A.Text("Edited", "D en français"), A.DuringTheLoad);

        var plan = await Plan([A.SourceUnit("D", name: A.Text("New", "D en français"))], [department]);

        Assert.That(department.Name.En, Is.EqualTo("Edited"));
        Assert.That(plan.Findings.Single().Code, Is.EqualTo("unit.edited_meanwhile"));
        Assert.That(plan.Findings.Single().Message, Does.Contain(department.Id.ToString()).And.Contain("name.en"));
    }

    [Test]
    public async Task A_circle_that_a_move_by_hand_closes_with_one_of_the_source_is_opened_in_favour_of_the_source()
    {
        var department = A.Department("D");
        var (finance, payroll) = (A.Unit(department, "FIN"), A.Unit(department, "PAY"));
        finance.MoveBeneath(A.LineageOf(payroll), A.Earlier);
        var source = A.SourceUnit("D");
        var sourceFinance = A.SourceUnit("FIN", source);

        var plan = await Plan([source, sourceFinance, A.SourceUnit("PAY", sourceFinance)], [department, finance, payroll]);

        Assert.That((finance.ParentId, payroll.ParentId), Is.EqualTo(((OrgUnitId?)department.Id, (OrgUnitId?)finance.Id)));
        Assert.That(plan.Findings.Single().Code, Is.EqualTo("unit.move_given_up"));
        Assert.That(plan.Findings.Single().Message, Does.Contain(finance.Id.ToString()));
    }

    [Test]
    public async Task A_circle_that_goes_through_a_new_unit_is_opened_too()
    {
        var department = A.Department("D");
        var (finance, payroll) = (A.Unit(department, "FIN"), A.Unit(department, "PAY"));
        finance.MoveBeneath(A.LineageOf(payroll), A.Earlier);
        var source = A.SourceUnit("D");
        var sourceFinance = A.SourceUnit("FIN", source);
        var between = A.SourceUnit("NEW", sourceFinance);

        await Plan([source, sourceFinance, between, A.SourceUnit("PAY", between)], [department, finance, payroll]);

        Assert.That(payroll.ParentId, Is.EqualTo(new OrgUnitId(FirstNewId)));
        Assert.That(finance.ParentId, Is.EqualTo(department.Id), "finance is above the new unit, which is above payroll");
    }

    [Test]
    public async Task Of_two_moves_by_hand_only_the_one_in_the_circle_is_given_up()
    {
        var department = A.Department("D");
        var (finance, payroll, pensions) = (A.Unit(department, "FIN"), A.Unit(department, "PAY"), A.Unit(department, "PEN"));
        finance.MoveBeneath(A.LineageOf(payroll), A.Earlier);
        pensions.MoveBeneath(A.LineageOf(finance), A.Earlier);
        var source = A.SourceUnit("D");
        var sourceFinance = A.SourceUnit("FIN", source);

        await Plan([source, sourceFinance, A.SourceUnit("PAY", sourceFinance), A.SourceUnit("PEN", source)], [department, finance, payroll, pensions]);

        Assert.That(finance.ParentId, Is.EqualTo(department.Id));
        Assert.That(pensions.ParentId, Is.EqualTo(finance.Id), "it is beneath the circle, not in it");
    }

    [Test]
    public async Task Whatever_hands_and_sources_move_no_unit_ends_up_above_itself()
    {
        for (var seed = 1; seed <= 400; seed++)
        {
            var dice = new Dice(seed);
            var stored = new List<OrgUnit> { A.Department("D") };
            for (var i = 0; i < 6; i++) stored.Add(A.Unit(dice.OneOf(stored), $"U{i}"));
            for (var i = 0; i < 8; i++)
            {
                var (unit, destination) = (dice.OneOf(stored), A.LineageOf(dice.OneOf(stored)));
                if (unit.ParentId is not null && !destination.Includes(unit.Id)) unit.MoveBeneath(destination, A.Earlier);
            }

            var source = new List<SourceUnit> { A.SourceUnit("D") };
            foreach (var number in dice.Shuffle(Enumerable.Range(0, 12)).Take(10)) source.Add(A.SourceUnit($"U{number}", dice.OneOf(source)));

            var plan = await Plan([.. source], [.. stored]);

            AssertForest(stored.Except(plan.Removed).Concat(plan.Added).ToDictionary(unit => unit.Id), $"seed {seed}");
        }
    }

    private static void AssertForest(Dictionary<OrgUnitId, OrgUnit> units, string example)
    {
        foreach (var unit in units.Values)
        {
            var steps = 0;
            for (var at = unit; at.ParentId is { } parent; at = units[parent]) Assert.That(++steps, Is.LessThan(units.Count), $"{example}: a circle through {unit.Name.En}");
        }
    }

    private async Task<UnitPlan> Plan(SourceUnit[] source, OrgUnit[] stored, OrgUnit? inUse = null, bool onlyItsDepartments = false)
    {
        var plan = new UnitPlan(A.SourceDirectory(source), stored, A.LoadStart, onlyItsDepartments);
        await plan.CompareAsync(_ => Task.FromResult(FirstNewId));
        plan.RemoveWhatNobodyNeeds(inUse is null ? nobody : [inUse.Id]);
        return plan;
    }
}
