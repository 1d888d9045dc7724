using OrgChart.Domain.Audit;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.UnitTests.Audit;

[TestFixture]
public sealed class AuditEntryTests
{
    private static IEnumerable<TestCaseData> Rules()
    {
        yield return new(AuditRules.NotFound(42), "audit.not_found");
        yield return new(AuditRules.UndoImpossible(42, "it is gone."), "audit.undo_impossible");
        yield return new(AuditRules.UndoneAlready(42), "audit.undone_already");
    }

    [TestCaseSource(nameof(Rules))]
    public void A_published_code_never_changes(CodedException rule, string code)
    {
        Assert.That(rule.Code, Is.EqualTo(code));
        Assert.That(rule.Message, Does.Contain("42"));
    }

    [Test]
    public void An_entry_tells_who_did_what_and_when()
    {
        var entry = new AuditEntry(7, A.Earlier, "editor", "MoveUnit", revision: 9);

        Assert.That((entry.Id, entry.At, entry.Actor, entry.Action, entry.Revision), Is.EqualTo((7, A.Earlier, "editor", "MoveUnit", 9L)));
        Assert.That((entry.IsComplete, entry.UndoneBy, entry.Changes.Count), Is.EqualTo((true, (int?)null, 0)));
    }

    [Test]
    public void An_entry_lists_changes_in_their_order_unless_there_are_too_many()
    {
        var entry = new AuditEntry(7, A.Earlier, "editor", "MoveUnit", revision: 9);

        entry.List([new AuditChange { Ordinal = 0, ResourceId = 5 }, new AuditChange { Ordinal = 1, ResourceId = 4 }]);
        Assert.That(entry.Changes.Select(change => change.ResourceId), Is.EqualTo(new[] { 5, 4 }));

        entry.LeaveOut();
        Assert.That(entry.IsComplete, Is.False);
    }

    [Test]
    public void An_entry_is_undone_once()
    {
        var entry = new AuditEntry(7, A.Earlier, "editor", "MoveUnit", revision: 9);
        entry.MarkUndone(by: 8);

        RuleAssert.Breaks("audit.undone_already", () => entry.MarkUndone(by: 9));
        Assert.That(entry.UndoneBy, Is.EqualTo(8), "a refused mark changes nothing");
    }
}
