using MediatR;
using OrgChart.Application.Common;

namespace OrgChart.UnitTests.Common;

[TestFixture]
public sealed class ProvenanceTests
{
    private Provenance provenance = null!;

    [SetUp]
    public void RememberSomethingElse() => provenance = new() { Action = "UndoChange", Permission = "imports:run", ImportId = 3, Undoes = 4 };

    [Test]
    public async Task The_use_case_of_a_command_is_noted_and_what_an_earlier_one_was_about_is_forgotten()
    {
        await Send(new RenameTestUnitCommand());

        Assert.That((provenance.Action, provenance.ImportId, provenance.Undoes), Is.EqualTo(("RenameTestUnit", (int?)null, (int?)null)));
    }

    [Test]
    public async Task The_permission_that_a_command_needs_is_noted_for_those_who_check_where_it_writes()
    {
        await Send(new RenameTestUnitCommand());
        Assert.That(provenance.Permission, Is.EqualTo("directory:write"));

        await Send(new KnockCommand());
        Assert.That((provenance.Action, provenance.Permission), Is.EqualTo(("Knock", (string?)null)), "what is open to all needs none, and not that of the command before");
    }

    [Test]
    public async Task It_is_noted_before_the_command_is_handled()
    {
        var seen = "";
        await new ProvenanceBehaviour<RenameTestUnitCommand, string>(provenance).Handle(new(), default, () => Task.FromResult(seen = provenance.Action));

        Assert.That(seen, Is.EqualTo("RenameTestUnit"));
    }

    [Test]
    public async Task A_query_is_no_use_case_that_writes()
    {
        await Send(new ListTestUnitsQuery());

        Assert.That((provenance.Action, provenance.Permission, provenance.ImportId, provenance.Undoes), Is.EqualTo(("UndoChange", "imports:run", (int?)3, (int?)4)));
    }

    private Task<string> Send<T>(T request)
        where T : IAudited => new ProvenanceBehaviour<T, string>(provenance).Handle(request, default, () => Task.FromResult("handled"));

    public sealed record RenameTestUnitCommand : IRequest<string>, INeedPermission
    {
        public string Permission => Permissions.DirectoryWrite;
    }

    public sealed record KnockCommand : IRequest<string>, IOpenToAll;

    public sealed record ListTestUnitsQuery : IRequest<string>, INeedPermission
    {
        public string Permission => Permissions.AuditRead;
    }
}
