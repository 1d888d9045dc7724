using Microsoft.EntityFrameworkCore;
using NUnit.Framework;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Units;

public sealed class OrgUnitRepositoryTests(ITestDatabase database) : DatabaseTest(database)
{
    [Test]
    public async Task A_unit_comes_back_with_all_its_fields()
    {
        var unit = OrgUnit.Create(
            new OrgUnitId(2), new OrgUnitId(1), new LocalizedText("Director's \"Office\"", "Bureau du directeur – Œuvres 𝔊"),
            new LocalizedText("DO", "BD"), new SourceKey("geds", "OU=DO-BD,OU=FIN,O=GC,C=CA"));
        await Host.WriteAsync([A.Department(1), unit]);

        var found = await FindAsync(2);

        Assert.Multiple(() =>
        {
            Assert.That(found!.Id, Is.EqualTo(unit.Id));
            Assert.That(found.ParentId, Is.EqualTo(new OrgUnitId(1)));
            Assert.That(found.Name, Is.EqualTo(unit.Name));
            Assert.That(found.Acronym, Is.EqualTo(unit.Acronym));
            Assert.That(found.SourceKey, Is.EqualTo(unit.SourceKey));
            Assert.That(found.HandEdits.AreNone, Is.True);
            Assert.That(found.Version, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task What_is_missing_comes_back_missing()
    {
        await Host.WriteAsync([OrgUnit.Create(new OrgUnitId(1), parentId: null, new LocalizedText(null, "Seulement"), LocalizedText.None)]);

        var found = await FindAsync(1);

        Assert.Multiple(() =>
        {
            Assert.That(found!.ParentId, Is.Null);
            Assert.That(found.Name, Is.EqualTo(new LocalizedText(null, "Seulement")));
            Assert.That(found.Acronym, Is.EqualTo(LocalizedText.None));
            Assert.That(found.SourceKey, Is.Null);
        });
    }

    [Test]
    public async Task The_longest_texts_come_back_whole()
    {
        var unit = OrgUnit.Create(
            new OrgUnitId(1), parentId: null, new LocalizedText(new('e', OrgUnit.MaxNameLength), new('é', OrgUnit.MaxNameLength)),
            new LocalizedText(new('A', OrgUnit.MaxAcronymLength), new('B', OrgUnit.MaxAcronymLength)),
            new SourceKey(new('s', SourceKey.MaxSourceLength), new('k', SourceKey.MaxKeyLength)));
        await Host.WriteAsync([unit]);

        var found = await FindAsync(1);

        Assert.That((found!.Name, found.Acronym, found.SourceKey), Is.EqualTo((unit.Name, unit.Acronym, unit.SourceKey)));
    }

    [Test]
    public async Task Edits_by_hand_come_back_with_what_the_source_had_said_and_when()
    {
        await Host.WriteAsync([A.Department(1), A.Unit(2, beneath: 1, A.Key("two")), A.Unit(3, beneath: 1)]);
        await ChangeAsync(2, version: 1, unit =>
        {
            unit.Rename(new LocalizedText("Renamed", "Unité 2"), A.Monday);
            unit.MoveBeneath(A.LineageOf(3, 1), A.Monday.AddTicks(1));
        });

        var found = await FindAsync(2);

        Assert.Multiple(() =>
        {
            Assert.That(found!.HandEdits.Fields.Keys, Is.EqualTo(new[] { "name.en", "parent" }));
            Assert.That(found.HandEdits.Fields["name.en"], Is.EqualTo(new HandEdit("Unit 2", A.Monday)));
            Assert.That(found.HandEdits.Fields["parent"], Is.EqualTo(new HandEdit("1", A.Monday.AddTicks(1))));
            Assert.That(found.HandEdits.Fields["parent"].At.Kind, Is.EqualTo(DateTimeKind.Utc));
        });
    }

    [Test]
    public async Task Edits_by_hand_that_the_source_overtakes_are_forgotten_in_the_database_too()
    {
        await Host.WriteAsync([A.Department(1, A.Key("one"))]);
        await ChangeAsync(1, version: 1, unit => unit.Rename(new LocalizedText("Renamed", "Ministère 1"), A.Monday));
        await ChangeAsync(1, version: 2, unit =>
            unit.FollowSource(parentId: null, new LocalizedText("News", "Ministère 1"), LocalizedText.None, A.Monday.AddDays(1)));

        Assert.That(await Host.RowsAsync("SELECT name_en, hand_edits, version FROM org_units"), Is.EqualTo(new[] { "News|null|3" }));
    }

    [Test]
    public async Task A_unit_that_is_not_there_is_found_as_null() => Assert.That(await FindAsync(7), Is.Null);

    [Test]
    public void A_unit_that_is_not_there_cannot_be_got()
    {
        var refused = Assert.ThrowsAsync<NotFoundException>(() => ChangeAsync(7, version: 1, _ => { }));
        Assert.That(refused!.Code, Is.EqualTo("unit.not_found"));
    }

    [TestCase(0)]
    [TestCase(2)]
    public async Task A_unit_is_not_got_in_another_version_than_the_caller_knows(long version)
    {
        await Host.WriteAsync([A.Department(1)]);

        var refused = Assert.ThrowsAsync<ConflictException>(() => ChangeAsync(1, version, _ => { }));

        Assert.That(refused!.Code, Is.EqualTo("unit.version_stale"));
    }

    [Test]
    public async Task The_lineage_leads_from_the_unit_up_to_its_department()
    {
        await Host.WriteAsync([A.Department(1), A.Unit(5, beneath: 1), A.Unit(3, beneath: 5), A.Unit(9, beneath: 3), A.Unit(4, beneath: 3)]);

        var lineage = await Host.InScopeAsync(scope => scope.Units.GetLineageAsync(new OrgUnitId(9), CancellationToken.None));

        Assert.That(lineage.Units.Select(id => id.Value), Is.EqualTo(new[] { 9, 3, 5, 1 }));
    }

    [Test]
    public async Task The_lineage_of_a_department_is_the_department()
    {
        await Host.WriteAsync([A.Department(1)]);

        var lineage = await Host.InScopeAsync(scope => scope.Units.GetLineageAsync(new OrgUnitId(1), CancellationToken.None));

        Assert.That(lineage.Units, Is.EqualTo(new[] { new OrgUnitId(1) }));
    }

    [Test]
    public void There_is_no_lineage_of_a_unit_that_is_not_there()
    {
        var refused = Assert.ThrowsAsync<NotFoundException>(
            () => Host.InScopeAsync(scope => scope.Units.GetLineageAsync(new OrgUnitId(1), CancellationToken.None)));
        Assert.That(refused!.Code, Is.EqualTo("unit.not_found"));
    }

    [Test]
    public async Task All_units_are_listed()
    {
        await Host.WriteAsync([A.Department(1), A.Unit(2, beneath: 1), A.Department(3)]);

        var all = await Host.InScopeAsync(scope => scope.Units.ListAsync(CancellationToken.None));

        Assert.That(all.Select(unit => unit.Id.Value), Is.EquivalentTo(new[] { 1, 2, 3 }));
    }

    [Test]
    public async Task A_commit_raises_the_version_of_what_changed_and_of_nothing_else()
    {
        await Host.WriteAsync([A.Department(1), A.Unit(2, beneath: 1), A.Unit(3, beneath: 1)]);

        await Host.InScopeAsync(async scope =>
        {
            foreach (var unit in await scope.Units.ListAsync(CancellationToken.None))
                unit.Rename(unit.Id.Value == 2 ? new LocalizedText("Renamed", null) : unit.Name, A.Monday);
            await scope.Work.CommitAsync(CancellationToken.None);
        });

        Assert.That(await Host.RowsAsync("SELECT id, version FROM org_units ORDER BY id"), Is.EqualTo(new[] { "1|1", "2|2", "3|1" }));
    }

    [Test]
    public async Task The_entity_knows_its_new_version_after_the_commit()
    {
        await Host.WriteAsync([A.Department(1)]);

        var versions = await Host.InScopeAsync(async scope =>
        {
            var unit = await scope.Units.GetAsync(new OrgUnitId(1), 1, CancellationToken.None);
            unit.Rename(new LocalizedText("Second", null), A.Monday);
            await scope.Work.CommitAsync(CancellationToken.None);
            var second = unit.Version;
            unit.Rename(new LocalizedText("Third", null), A.Monday);
            await scope.Work.CommitAsync(CancellationToken.None);
            return (second, third: unit.Version);
        });

        Assert.That(versions, Is.EqualTo((2L, 3L)));
    }

    [Test]
    public async Task A_write_that_does_not_know_of_another_one_is_refused_at_the_commit()
    {
        await Host.WriteAsync([A.Department(1)]);

        await Host.InScopeAsync(async slow =>
        {
            var unit = await slow.Units.GetAsync(new OrgUnitId(1), 1, CancellationToken.None);
            await ChangeAsync(1, version: 1, other => other.Rename(new LocalizedText("Other", null), A.Monday));
            unit.Rename(new LocalizedText("Slow", null), A.Monday);
            Assert.ThrowsAsync<ConflictException>(() => slow.Work.CommitAsync(CancellationToken.None));
        });

        Assert.That(await Host.RowsAsync("SELECT name_en, version FROM org_units"), Is.EqualTo(new[] { "Other|2" }));
    }

    [Test]
    public async Task A_removal_that_does_not_know_of_a_change_is_refused_at_the_commit()
    {
        await Host.WriteAsync([A.Department(1)]);

        await Host.InScopeAsync(async slow =>
        {
            var unit = await slow.Units.GetAsync(new OrgUnitId(1), 1, CancellationToken.None);
            await ChangeAsync(1, version: 1, other => other.Rename(new LocalizedText("Other", null), A.Monday));
            slow.Units.Remove(unit);
            Assert.ThrowsAsync<ConflictException>(() => slow.Work.CommitAsync(CancellationToken.None));
        });

        Assert.That(await FindAsync(1), Is.Not.Null);
    }

    [Test]
    public async Task Units_added_many_at_once_are_written_as_those_added_one_by_one()
    {
        OrgUnit[] Units()
        {
            var edited = A.Unit(3, beneath: 1, A.Key("edited"));
            edited.Rename(new LocalizedText("Edited", "Modifié"), A.Monday);
            return
            [
                A.Department(1), A.Unit(2, beneath: 1, A.Key("key")), edited,
                OrgUnit.Create(new OrgUnitId(4), new OrgUnitId(2), new LocalizedText(null, "É"), new LocalizedText("A", null)),
            ];
        }

        await Host.WriteAsync(Units());
        var oneByOne = await Host.RowsAsync("SELECT * FROM org_units ORDER BY id");
        await Host.ExecuteAsync("DELETE FROM org_units WHERE id = 4; DELETE FROM org_units WHERE id IN (2, 3); DELETE FROM org_units");
        await Host.InScopeAsync(async scope =>
        {
            await scope.Work.BeginStructuralChangeAsync(CancellationToken.None);
            await scope.Units.AddManyAsync(Units(), CancellationToken.None);
            await scope.Work.CommitAsync(CancellationToken.None);
        });

        Assert.That(await Host.RowsAsync("SELECT * FROM org_units ORDER BY id"), Is.EqualTo(oneByOne).And.Count.EqualTo(4));
    }

    [Test]
    public void Many_units_are_only_added_within_a_structural_change() =>
        Assert.ThrowsAsync<InvalidOperationException>(
            () => Host.InScopeAsync(scope => scope.Units.AddManyAsync([A.Department(1)], CancellationToken.None)));

    [Test]
    public void A_unit_cannot_hang_beneath_one_that_is_not_there() =>
        Assert.ThrowsAsync<DbUpdateException>(() => Host.WriteAsync([A.Unit(2, beneath: 1)]));

    [Test]
    public async Task A_unit_with_units_beneath_it_cannot_be_removed()
    {
        await Host.WriteAsync([A.Department(1), A.Unit(2, beneath: 1)]);

        Assert.ThrowsAsync<DbUpdateException>(() => RemoveAsync(1));
        Assert.That(await FindAsync(1), Is.Not.Null);
    }

    [Test]
    public async Task A_unit_with_units_beneath_it_cannot_be_removed_by_one_who_has_read_them_either()
    {
        await Host.WriteAsync([A.Department(1), A.Unit(2, beneath: 1)]);

        await Host.InScopeAsync(async scope =>
        {
            var all = await scope.Units.ListAsync(CancellationToken.None);
            scope.Units.Remove(all.Single(unit => unit.Id.Value == 1));
            Assert.CatchAsync(() => scope.Work.CommitAsync(CancellationToken.None));
        });

        Assert.That(
            await Host.RowsAsync("SELECT id, parent_id FROM org_units ORDER BY id"), Is.EqualTo(new[] { "1|null", "2|1" }),
            "what is beneath a removed unit must not become a department in passing");
    }

    [Test]
    public async Task A_unit_with_people_in_it_cannot_be_removed()
    {
        await Host.WriteAsync([A.Department(1)], [A.Employee(1, unit: 1)]);

        Assert.ThrowsAsync<DbUpdateException>(() => RemoveAsync(1));
        Assert.That(await FindAsync(1), Is.Not.Null);
    }

    [Test]
    public async Task An_empty_unit_can_be_removed()
    {
        await Host.WriteAsync([A.Department(1), A.Unit(2, beneath: 1)]);

        await RemoveAsync(2);

        Assert.That(await FindAsync(2), Is.Null);
    }

    [Test]
    public void The_database_refuses_a_unit_beneath_itself() =>
        Assert.That(
            Assert.CatchAsync(() => Host.ExecuteAsync("INSERT INTO org_units (id, parent_id, version, name_en) VALUES (1, 1, 1, 'Own parent')"))!.Message,
            Does.Contain("ck_org_units_not_own_parent"));

    [Test]
    public async Task Two_units_of_one_source_cannot_have_the_same_key()
    {
        await Host.WriteAsync([A.Department(1, A.Key("same")), A.Department(2, new SourceKey("other", "same")), A.Department(3), A.Department(4)]);

        Assert.ThrowsAsync<DbUpdateException>(() => Host.WriteAsync([A.Department(5, A.Key("same"))]));
        Assert.That(await Host.RowsAsync("SELECT id FROM org_units ORDER BY id"), Is.EqualTo(new[] { "1", "2", "3", "4" }));
    }

    private Task<OrgUnit?> FindAsync(int id) =>
        Host.InScopeAsync(scope => scope.Units.FindAsync(new OrgUnitId(id), CancellationToken.None));

    private Task ChangeAsync(int id, long version, Action<OrgUnit> change) => Host.InScopeAsync(async scope =>
    {
        change(await scope.Units.GetAsync(new OrgUnitId(id), version, CancellationToken.None));
        await scope.Work.CommitAsync(CancellationToken.None);
    });

    private Task RemoveAsync(int id) => Host.InScopeAsync(async scope =>
    {
        scope.Units.Remove((await scope.Units.FindAsync(new OrgUnitId(id), CancellationToken.None))!);
        await scope.Work.CommitAsync(CancellationToken.None);
    });
}
