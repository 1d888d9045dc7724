using System.IO.Pipelines;
using OrgChart.Application.Employees;
using OrgChart.Application.Exports;
using OrgChart.Application.Units;
using OrgChart.WebApi.Exports;

namespace OrgChart.UnitTests.Exports;

[TestFixture]
internal sealed class ExportOutputTests
{
    private static IEnumerable<string> Formats() => ExportFormats.ByName.Keys;

    [TestCaseSource(nameof(Formats))]
    public async Task A_slow_reader_is_waited_for_so_that_the_size_of_a_branch_does_not_matter(string format)
    {
        var taken = 0;
        // Who waits goes on at once, in the thread of whom he waited for.
        var pipe = new Pipe(new PipeOptions(readerScheduler: PipeScheduler.Inline, writerScheduler: PipeScheduler.Inline, useSynchronizationContext: false));
        var endless = Hostile.Directory("Finance").Branch();
        endless = new Branch { Revision = 1, Selection = endless.Selection, View = endless.View, ContentLanguage = "en", Units = Endless([.. endless.Units]) };

        var writing = ExportFormats.ByName[format].WriteAsync(endless, new ExportOutput(pipe.Writer, CancellationToken.None));

        Assert.That((writing.IsCompleted, taken > 0), Is.EqualTo((false, true)), "it waits");
        var takenAtFirst = taken;
        var read = await pipe.Reader.ReadAsync();
        pipe.Reader.AdvanceTo(read.Buffer.End);
        Assert.That((writing.IsCompleted, taken > takenAtFirst), Is.EqualTo((false, true)), "it goes on, and waits again");
        await pipe.Reader.CompleteAsync();
        Assert.That(async () => await writing, Throws.InstanceOf<OperationCanceledException>(), "nobody reads any more");

        IEnumerable<BranchUnit> Endless(BranchUnit[] units)
        {
            while (true)
            {
                var unit = units[^1].Unit;
                // Different names, or a zip would make nothing of them.
                var name = Convert.ToHexString(System.Security.Cryptography.SHA512.HashData(BitConverter.GetBytes(taken++)));
                yield return new()
                {
                    Unit = new()
                    {
                        Id = unit.Id, SourceKey = name, Name = name, Acronym = null, Names = new() { En = name, Fr = null }, Acronyms = unit.Acronyms, Department = unit.Department, Parent = unit.Parent,
                        Path = unit.Path, ChildCount = 0, EmployeeCount = 1, TotalEmployeeCount = 1,
                    },
                    Level = 1, HeadId = null, People = units[^1].People,
                };
            }
        }
    }

    [TestCaseSource(nameof(Formats))]
    public async Task So_it_is_when_all_people_are_in_one_unit(string format)
    {
        const int Many = 100_000;
        var taken = 0;
        var pipe = new Pipe(new PipeOptions(readerScheduler: PipeScheduler.Inline, writerScheduler: PipeScheduler.Inline, useSynchronizationContext: false));
        // Different names, or a zip would make nothing of them.
        var branch = Hostile.Directory([.. Enumerable.Range(0, 1_000).Select(NameOf)]).Branch();
        var units = branch.Units.ToArray();
        var people = units.SelectMany(unit => unit.People).ToArray();
        var crowded = Of(branch, [new() { Unit = units[0].Unit, Level = 0, HeadId = null, People = Crowd() }]);

        var writing = ExportFormats.ByName[format].WriteAsync(crowded, new ExportOutput(pipe.Writer, CancellationToken.None));

        Assert.That(writing.IsCompleted, Is.False, "it waits");
        Assert.That(taken, Is.Positive.And.LessThan(Many / 10));
        await pipe.Reader.CompleteAsync();
        Assert.That(async () => await writing, Throws.InstanceOf<OperationCanceledException>(), "nobody reads any more");

        IEnumerable<EmployeeAnswer> Crowd()
        {
            while (taken < Many) yield return people[taken++ % people.Length];
        }
    }

    [TestCaseSource(nameof(Formats))]
    public void Nothing_is_in_the_pipe_when_the_first_people_cannot_be_written(string format)
    {
        var pipe = new Pipe();
        var branch = Hostile.Directory("Finance").Branch();

        Assert.That(
            async () => await ExportEndpoints.WriteAsync(Of(branch, Failing()), ExportFormats.ByName[format], pipe.Writer, TimeSpan.FromMinutes(1), TimeProvider.System, CancellationToken.None),
            Throws.InstanceOf<InvalidDataException>());

        Assert.That((pipe.Writer.UnflushedBytes, pipe.Reader.TryRead(out _)), Is.EqualTo((0L, false)));

        IEnumerable<BranchUnit> Failing()
        {
            foreach (var unit in branch.Units) yield return unit;
            throw new InvalidDataException();
        }
    }

    [Test]
    public void A_reader_who_takes_too_long_is_left_alone()
    {
        var time = new ManualTime(new DateTime(2026, 11, 22, 0, 0, 0, DateTimeKind.Utc));
        var pipe = new Pipe();
        var branch = Hostile.Directory([.. Enumerable.Range(0, 5_000).Select(NameOf)]).Branch();

        var writing = ExportEndpoints.WriteAsync(branch, ExportFormats.ByName["json"], pipe.Writer, TimeSpan.FromMinutes(15), time, CancellationToken.None);
        Assert.That(writing.IsCompleted, Is.False, "it waits");
        time.Advance(TimeSpan.FromMinutes(14));
        Assert.That(writing.IsCompleted, Is.False, "it still waits");
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.That(async () => await writing, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void The_pattern_and_the_sentence_name_the_formats_that_there_are()
    {
        foreach (var (name, format) in ExportFormats.ByName)
        {
            Assert.That(format.Name, Is.EqualTo(name));
            Assert.That(name, Does.Match(ExportFormats.Pattern));
            Assert.That(ExportFormats.Error.Contains(name, StringComparison.Ordinal), name);
        }

        string pattern = ExportFormats.Pattern;
        Assert.That(pattern.Split('(', ')')[1].Split('|'), Is.EquivalentTo(ExportFormats.ByName.Keys));
        Assert.That(ExportFormats.ByName.Keys, Does.Contain(ExportFormats.Default));
    }

    private static Branch Of(Branch branch, IEnumerable<BranchUnit> units) =>
        new() { Revision = 1, Selection = branch.Selection, View = branch.View, ContentLanguage = "en", Units = units };

    private static string NameOf(int number) => Convert.ToHexString(System.Security.Cryptography.SHA512.HashData(BitConverter.GetBytes(number)));
}
