using Microsoft.Extensions.Options;
using OrgChart.Application.Imports;
using OrgChart.Domain.Employees;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Imports.Tables;

namespace OrgChart.Infrastructure.Imports.Organograms;

/// <summary>Reads the organogram of a department of the UK government: the CSV of its senior posts, or a zip with that and the one of its junior posts.</summary>
internal sealed class OrganogramSource(IOptions<ImportOptions> options) : IDirectorySource
{
    private const int RowsPerReport = 1_000;

    public string Format => "uk-organogram";

    public Task<SourceDirectory> ReadAsync(
        SourceFile file, IReadOnlyList<string> departments, IProgress<ImportProgress> progress, CancellationToken cancellationToken) =>
        Task.Run(() => Read(file, departments, progress, cancellationToken), cancellationToken);

    private SourceDirectory Read(SourceFile file, IReadOnlyList<string> departments, IProgress<ImportProgress> progress, CancellationToken cancellationToken)
    {
        // Each is opened at once; a zip may have any number.
        var members = SourceFileReader.CountMembers(file);
        if (members is 0 or > 2) throw Unfit(file, []);
        var tables = new List<CsvTable>();
        try
        {
            for (var member = 0; member < members; member++) tables.Add(new CsvTable(file, options.Value.MaxBytes, members == 1 ? null : member));
            var opened = tables.ConvertAll(table => (Table: table, Columns: new OrganogramColumns(table.Read(cancellationToken)?.Fields ?? throw ImportRules.Unreadable($"{file.Name} is empty."))));
            var senior = opened.Where(one => one.Columns.Missing(OrganogramColumns.Senior).Count == 0).ToList();
            var junior = opened.Where(one => one.Columns.Missing(OrganogramColumns.Junior).Count == 0).ToList();
            if (senior.Count != 1 || junior.Count > 1 || senior.Count + junior.Count < opened.Count) throw Unfit(file, [.. opened.Select(one => one.Columns)]);

            var rows = new OrganogramRows();
            foreach (var row in RowsOf(senior[0].Table)) rows.AddSenior(row, senior[0].Columns);
            var seniorPosts = rows.Posts.Count;
            if (junior.Count == 1)
                foreach (var row in RowsOf(junior[0].Table)) rows.AddJunior(row, junior[0].Columns);
            var total = tables.Sum(table => table.Total);
            progress.Report(new(ImportStage.Reading, total, total));
            return Make(rows, seniorPosts, departments);
        }
        finally
        {
            foreach (var table in tables) table.Dispose();
        }

        IEnumerable<TableRow> RowsOf(CsvTable table)
        {
            for (var read = 1; table.Read(cancellationToken) is { } row; read++)
            {
                yield return row;
                if (read % RowsPerReport == 0) progress.Report(new(ImportStage.Reading, tables.Sum(one => one.Done), tables.Sum(one => one.Total)));
            }
        }
    }

    private static RuleBrokenException Unfit(SourceFile file, IReadOnlyList<OrganogramColumns> headers) => ImportRules.Unreadable(
        headers.Count == 1
            ? $"{file.Name} is no CSV of senior posts; it lacks the columns {string.Join(", ", headers[0].Missing(OrganogramColumns.Senior))}."
            : $"{file.Name} must contain one CSV of senior posts and at most one of junior posts, and no others.");

    private SourceDirectory Make(OrganogramRows rows, int seniorPosts, IReadOnlyList<string> departments)
    {
        var units = new TableUnits();
        var people = rows.Posts.Select(post =>
        {
            var unit = units.UnitAt(post.Path);
            return new SourceEmployee(post.Line, unit, post.Details, RowDigest.Of([unit.Key, post.Key, .. EmployeeField.All.Select(field => field.Get(post.Details))]));
        }).ToList();
        var levels = people.Zip(rows.Posts).ToDictionary<(SourceEmployee Person, OrganogramPost Post), SourceEmployee, int>(
            pair => pair.Person, pair => pair.Post.OrganisationLevel, ReferenceEqualityComparer.Instance);
        var chosen = DepartmentChoice.Among(units.All, departments);
        var holders = new Dictionary<string, SourceEmployee>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < seniorPosts; i++)
            if (rows.Posts[i].Key != OrganogramRows.NotInPost) holders.TryAdd(rows.Posts[i].Key, people[i]);

        const string Column = "Reports to Senior Post";
        var lines = new ReportingLines(Column);
        var findings = rows.Findings.Kept.ToList();
        for (var i = 0; i < people.Count; i++)
        {
            var (post, isJunior) = (rows.Posts[i], i >= seniorPosts);
            if (!chosen.Contains(people[i].Unit) || (!isJunior && string.Equals(post.Senior, OrganogramRows.Top, StringComparison.OrdinalIgnoreCase))) continue;
            if (!holders.TryGetValue(post.Senior, out var holder))
            {
                lines.Miss(people[i]);
                if (post.Senior.Length > 0 || isJunior)
                    findings.Add(new(post.Line, isJunior ? "Reporting Senior Post" : Column, "post.senior_unknown", $"{(isJunior ? OrganogramRows.InJuniorFile : "")}The file has no senior post {(post.Senior.Length > 0 ? "with the reference named here" : "for this row, which names none")}; the line stays as it was."));
            }
            else if (chosen.Contains(holder.Unit)) lines.Draw(people[i], holder);
            else lines.LeadOut(people[i]);
        }

        List<SourceEmployee> all = [.. people.Where(person => chosen.Contains(person.Unit))];
        // Each organisation has a most senior post.
        lines.Finish(all, person => levels[person]);
        findings.AddRange(lines.Findings);
        var report = new ReadingReport(rows.Count, rows.Rejected, rows.Repeated, people.Count - all.Count, findings) { FindingsLeftOut = rows.Findings.LeftOut };
        return new(Format, [.. units.All.Where(chosen.Contains)], all, report) { Managers = lines.Managers, IsOfItsDepartmentsOnly = true, FileDigest = RowDigest.Sum(people.Select(person => person.Digest)) };
    }
}
