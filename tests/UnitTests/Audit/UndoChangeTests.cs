using Moq;
using OrgChart.Application.Audit;
using OrgChart.Application.Audit.UndoChange;
using OrgChart.Application.Common;
using OrgChart.Domain.Audit;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.UnitTests.Audit;

[TestFixture]
public sealed class UndoChangeTests
{
    private readonly Provenance provenance = new();
    private readonly Mock<IAuditRepository> audit = new();
    private Organisation organisation = null!;

    private UndoChangeHandler Handler => new(audit.Object, new ChangeReversal(organisation, organisation, organisation, Mock.Of<ICaller>(caller => caller.May(It.IsAny<string>())), organisation.Time), provenance, organisation);

    [SetUp]
    public void MakeOrganisation() => organisation = new();

    [Test]
    public async Task Undoing_is_a_write_that_names_what_it_undoes()
    {
        var unit = organisation.With(A.Department());
        var entry = await organisation.TellAsync(() =>
        {
            unit.Rename(A.Text("Other"), A.Earlier);
            return Task.CompletedTask;
        });
        audit.Setup(a => a.GetAsync(entry.Id, default)).ReturnsAsync(entry);

        var written = await Handler.Handle(new(entry.Id), default);

        Assert.That((unit.Name, written, provenance.Undoes), Is.EqualTo((A.NameOf("Unit"), new Written(entry.Id, 8), (int?)entry.Id)));
        Assert.That(organisation.Log, Is.EqualTo(new[] { "begin", "commit" }));
    }

    [Test]
    public async Task What_cannot_be_undone_is_not_written()
    {
        var entry = new AuditEntry(7, A.Earlier, "editor", "MoveUnit", revision: 9);
        entry.MarkUndone(by: 8);
        audit.Setup(a => a.GetAsync(7, default)).ReturnsAsync(entry);
        audit.Setup(a => a.GetAsync(6, default)).ThrowsAsync(AuditRules.NotFound(6));

        await RuleAssert.BreaksAsync("audit.undone_already", () => Handler.Handle(new(7), default));
        Assert.That((await RuleAssert.ThrowsAsync<NotFoundException>(() => Handler.Handle(new(6), default))).Code, Is.EqualTo("audit.not_found"));
        Assert.That(organisation.Log, Does.Not.Contain("commit"));
    }
}
