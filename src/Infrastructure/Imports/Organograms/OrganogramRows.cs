using System.Globalization;
using OrgChart.Application.Imports;
using OrgChart.Domain.Employees;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Imports.Tables;

namespace OrgChart.Infrastructure.Imports.Organograms;

/// <summary>
/// Makes posts of the rows of a senior and a junior file, by the rules of the schemas that go with them
/// (github.com/datagovuk/schemas, folder organogram).
/// </summary>
internal sealed class OrganogramRows
{
    /// <summary>What the most senior post reports to.</summary>
    public const string Top = "XX";

    /// <summary>The reference of those who are paid without a post; nobody reports to it.</summary>
    public const string NotInPost = "0";

    /// <summary>How findings about rows of the junior file begin: lines are counted in each of the two files.</summary>
    public const string InJuniorFile = "Junior posts: ";

    private const string NotDisclosed = "N/D";
    private const string Reference = "Post Unique Reference";

    private static readonly string[] SeniorGrades = ["SCS4", "SCS3", "SCS2", "SCS1A", "SCS1", "OF-9", "OF-8", "OF-7", "OF-6"];

    private readonly List<OrganogramPost> posts = [];
    private readonly ReadingFindings findings = new();
    private readonly Dictionary<string, (int Line, long Others)> references = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<long> seen = [];
    private string place = "";

    /// <summary>The posts, senior ones first.</summary>
    public IReadOnlyList<OrganogramPost> Posts => posts;

    /// <summary>What somebody should know of single rows.</summary>
    public ReadingFindings Findings => findings;

    /// <summary>Rows read.</summary>
    public int Count { get; private set; }

    /// <summary>Rows that were left out.</summary>
    public int Rejected { get; private set; }

    /// <summary>Rows equal to an earlier one.</summary>
    public int Repeated { get; private set; }

    /// <summary>Adds a row of the senior file.</summary>
    public void AddSenior(TableRow row, OrganogramColumns columns)
    {
        if (!IsNew(row, columns)) return;
        var (reference, name) = (columns.Text(row, Reference), columns.Text(row, "Name"));
        var details = new EmployeeDetails(
            "", "", LocalizedText.Of(columns.Said(row, "Job Title"), null), OrNull(columns.Said(row, "Contact Phone")), OrNull(columns.Said(row, "Contact E-mail")), Address.None);
        details = Named(details, name);
        var path = PathOf(row, columns, out var organisationLevel);
        if (reference.Length == 0) Reject(row, Reference, "post.reference_missing", "The post has no reference; it was left out.");
        else if (Is(reference, Top)) Reject(row, Reference, "post.reference_wrong", $"{Top} stands for the top and cannot be a post's own reference; the post was left out.");
        else if (details.Surname.Length == 0) Reject(row, "Name", "row.surname_missing", $"The row names nobody, nor {NotDisclosed} or Vacant; it was left out.");
        else if (IsOneOf(name, "eliminated", "elimenated")) Reject(row, "Name", "post.eliminated", "The post does not exist any more; it was left out.");
        else if (Problem(row, path, details) is { } problem) Reject(problem);
        else
        {
            CheckSenior(row, columns, reference, details);
            posts.Add(new(row.Line, reference, columns.Text(row, "Reports to Senior Post"), path, organisationLevel, details));
        }
    }

    /// <summary>Adds a row of the junior file: so many posts of one kind.</summary>
    public void AddJunior(TableRow row, OrganogramColumns columns)
    {
        place = InJuniorFile;
        if (!IsNew(row, columns)) return;
        var (senior, grade, title) = (columns.Text(row, "Reporting Senior Post"), columns.Said(row, "Grade"), columns.Said(row, "Generic Job Title"));
        var path = PathOf(row, columns, out var organisationLevel);
        var isNumber = decimal.TryParse(columns.Text(row, "Number of Posts in FTE"), NumberStyles.Number, CultureInfo.InvariantCulture, out var posted);
        var details = new EmployeeDetails(
            string.Create(CultureInfo.InvariantCulture, $"{posted:0.##} FTE"), "",
            LocalizedText.Of(grade.Length == 0 ? title : $"{title} ({grade})".Trim(), null), null, null, Address.None);
        if (!isNumber || posted <= 0) Reject(row, "Number of Posts in FTE", "post.fte_wrong", "The number of posts is no number above 0; the row was left out.");
        else if (Problem(row, path, details) is { } problem) Reject(problem);
        else posts.Add(new(row.Line, $"{senior}/{grade}/{title}", senior, path, organisationLevel, details));
    }

    /// <summary>Whether a row has all its fields and was not there before; counts it.</summary>
    private bool IsNew(TableRow row, OrganogramColumns columns)
    {
        Count++;
        if (row.Fields.Count != columns.Count)
        {
            Reject(row, null, "row.field_count", $"The row has {row.Fields.Count} fields instead of {columns.Count}; it was left out.");
            return false;
        }

        var isNew = seen.Add(RowDigest.Of(row.Fields));
        if (!isNew) Repeated++;
        return isNew;
    }

    private void CheckSenior(TableRow row, OrganogramColumns columns, string reference, EmployeeDetails details)
    {
        if (!reference.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
            Note(row, Reference, "post.reference_wrong", "The reference has other characters than letters, digits and dashes.");
        // Those who share a job have rows that differ only in what is said of the person.
        var rest = RowDigest.Of(columns.AllBut(row, "Name", "Contact Phone", "Contact E-mail", "Notes"));
        if (reference != NotInPost && !references.TryAdd(reference, (row.Line, rest)) && references[reference].Others != rest)
            Note(row, Reference, "post.reference_repeated", $"The reference is that of line {references[reference].Line}, and it is no shared job; both are loaded, and that line counts for those who report to it.");
        if (details.JobTitle.IsMissing) Note(row, "Job Title", "post.title_missing", $"The post has no title, which must be neither empty nor {NotDisclosed}.");
        if (!SeniorGrades.Any(grade => Is(grade, columns.Text(row, "Grade")))) Note(row, "Grade", "post.grade_unknown", $"The grade is none of {string.Join(", ", SeniorGrades)}.");
        if (details.Surname == NotDisclosed && decimal.TryParse(columns.Text(row, "Actual Pay Floor (£)"), NumberStyles.Number, CultureInfo.InvariantCulture, out var pay) && pay > 0)
            Note(row, "Name", "post.pay_without_name", "The pay is disclosed but the name is not.");
        if (IsOneOf(columns.Text(row, "Valid?"), "0", "n", "no", "false", "invalid")) Note(row, "Valid?", "post.marked_invalid", "The publisher's own check marked the row as not valid.");
        if (columns.Text(row, "Reports to Senior Post").Length == 0) Note(row, "Reports to Senior Post", "post.senior_missing", $"The row does not say which post it reports to; the most senior one has {Top}.");
    }

    private static EmployeeDetails Named(EmployeeDetails details, string name)
    {
        if (IsOneOf(name, "n d", "nd", "not disclosed")) return details with { Surname = NotDisclosed };
        if (IsOneOf(name, "vacant", "vacancy", "vacant post")) return details with { Surname = "Vacant" };
        var (given, sur) = PersonName.PartsOf(name);
        return details with { GivenName = given, Surname = sur };
    }

    private static List<LocalizedText> PathOf(TableRow row, OrganogramColumns columns, out int organisationLevel)
    {
        var path = new List<string>();
        Append("Parent Department");
        Append("Organisation");
        organisationLevel = path.Count;
        Append("Unit");
        return [.. path.Select(name => LocalizedText.Of(name, null))];

        void Append(string column)
        {
            if (columns.Said(row, column) is { Length: > 0 } name && (path.Count == 0 || !IsOneOf(name, TextFolding.Fold(path[^1])))) path.Add(name);
        }
    }

    private static ImportFinding? Problem(TableRow row, List<LocalizedText> path, EmployeeDetails details)
    {
        if (path.Count == 0) return new(row.Line, "Organisation", "row.structure_missing", "The row names neither department nor organisation; it was left out.");
        if (TableUnits.IsTooLong(path)) return new(row.Line, "Unit", "value.too_long", "The names of the units are too long; the row was left out.");
        return EmployeeField.All.FirstOrDefault(field => field.Get(details)?.Length > field.MaxLength) is { } tooLong
            ? new(row.Line, null, "value.too_long", $"The text for {tooLong.Name} has more than {tooLong.MaxLength} characters; the row was left out.") : null;
    }

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    private static bool Is(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static bool IsOneOf(string text, params string[] folded) => folded.Contains(TextFolding.Fold(text));

    private void Note(TableRow row, string? column, string code, string message) => findings.Add(new(row.Line, column, code, place + message));

    private void Reject(TableRow row, string? column, string code, string message) => Reject(new(row.Line, column, code, message));

    private void Reject(ImportFinding finding)
    {
        Rejected++;
        findings.Add(finding with { Message = place + finding.Message });
    }
}
