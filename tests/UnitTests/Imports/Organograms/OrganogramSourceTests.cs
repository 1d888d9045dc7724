using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Options;
using Moq;
using OrgChart.Application.Imports;
using OrgChart.Infrastructure.Imports.Organograms;
using OrgChart.UnitTests.Imports.Tables;

namespace OrgChart.UnitTests.Imports.Organograms;

/// <summary>An invented department whose files obey, or break, the rules of the schemas of data.gov.uk.</summary>
[TestFixture]
public sealed class OrganogramSourceTests
{
    private const string SeniorHeader =
        "Post Unique Reference,Name,Grade (or equivalent),Job Title,Job/Team Function,Parent Department,Organisation,Unit,Contact Phone,Contact E-mail,Reports to Senior Post,"
        + "Salary Cost of Reports (£),FTE,Actual Pay Floor (£),Actual Pay Ceiling (£),,Professional/Occupational Group,Notes,Valid?";

    private const string JuniorHeader =
        "Parent Department,Organisation,Unit,Reporting Senior Post,Grade,Payscale Minimum (£),Payscale Maximum (£),Generic Job Title,Number of Posts in FTE,Professional/Occupational Group";

    private const string Top = "PS-1";

    [Test]
    public async Task Posts_are_people_in_department_organisation_and_unit()
    {
        var read = await Read([Senior(Top, "Dame Anna Weir"), Senior("D2", "\"Oke, Bola\"", reportsTo: Top, organisation: "Mills Agency", unit: "Wind")]);

        Assert.That(TableTest.People(read), Is.EqualTo(new[] { "Weir in Ministry of Mills", "Oke in Wind under Weir" }));
        Assert.That(read.Units.Select(unit => unit.Key), Is.EqualTo(new[] { "ministry of mills", "ministry of mills/mills agency", "ministry of mills/mills agency/wind" }));
        Assert.That(read.Employees.Select(person => (person.Details.GivenName, person.Details.JobTitle.En, person.Details.Phone, person.Details.Email)), Is.EqualTo(new[]
        {
            ("Dame Anna", "Director", "020 7946 0000", (string?)null), ("Bola", "Director", "020 7946 0000", null),
        }));
        Assert.That(read.Reading.Findings, Is.Empty);
        Assert.That(read.IsOfItsDepartmentsOnly, Is.True, "each department has a file of its own");
    }

    [Test]
    public async Task Junior_posts_hang_beneath_a_senior_one_each_row_with_its_full_time_equivalent()
    {
        var read = await Read([Senior(Top, "Anna Weir")], [Junior(Top, "12.50"), Junior("nobody", "1"), Junior("", "2"), Junior(Top, "0"), Junior(Top, "many")]);

        Assert.That(TableTest.People(read), Is.EqualTo(new[] { "Weir in Ministry of Mills", "12.5 FTE in Grain under Weir", "1 FTE in Grain", "2 FTE in Grain" }));
        Assert.That(read.Employees[1].Details.JobTitle.En, Is.EqualTo("Miller (HEO)"));
        Assert.That(TableTest.Findings(read), Is.EquivalentTo(new[]
        {
            (3, "Reporting Senior Post", "post.senior_unknown"), (4, "Reporting Senior Post", "post.senior_unknown"),
            (5, "Number of Posts in FTE", "post.fte_wrong"), (6, (string?)"Number of Posts in FTE", "post.fte_wrong"),
        }));
        Assert.That(read.Reading.Findings.Select(finding => finding.Message), Is.All.StartsWith("Junior posts: "), "lines are counted in each of the two files");
        Assert.That((read.Reading.Rows, read.Reading.Rejected), Is.EqualTo((6, 2)));
    }

    [Test]
    public async Task A_name_that_is_not_disclosed_and_a_vacant_post_keep_their_place()
    {
        var read = await Read([Senior(Top, "N/D", grade: "SCS1", pay: "N/D"), Senior("V", "VACANT", reportsTo: Top), Senior("C", "Cy Ash", reportsTo: "v")]);

        Assert.That(TableTest.People(read), Is.EqualTo(new[] { "N/D in Ministry of Mills", "Vacant in Ministry of Mills under N/D", "Ash in Ministry of Mills under Vacant" }));
        Assert.That(read.Reading.Findings, Is.Empty);
    }

    [Test]
    public async Task Who_is_paid_without_a_post_and_who_share_one_break_no_rule()
    {
        var read = await Read([
            Senior(Top, "Anna Weir"), Senior("0", "On Leave", reportsTo: Top, title: "Not in post"), Senior("0", "On Loan", reportsTo: Top, title: "Not in post"),
            Senior("S", "Half One", reportsTo: Top), Senior("S", "Half Two", reportsTo: Top)]);

        Assert.That(read.Reading.Findings, Is.Empty);
        Assert.That(read.Managers, Has.Count.EqualTo(4));
    }

    private static IEnumerable<TestCaseData> BrokenRules() =>
    [
        Broken(Senior("", "Bo Elm", reportsTo: Top), "Post Unique Reference", "post.reference_missing", isLoaded: false),
        Broken(Senior("XX", "Bo Elm", reportsTo: Top), "Post Unique Reference", "post.reference_wrong", isLoaded: false),
        Broken(Senior("a b", "Bo Elm", reportsTo: Top), "Post Unique Reference", "post.reference_wrong"),
        Broken(Senior(Top, "Bo Elm", reportsTo: Top, title: "Other"), "Post Unique Reference", "post.reference_repeated"),
        Broken(Senior("B", "", reportsTo: Top), "Name", "row.surname_missing", isLoaded: false),
        Broken(Senior("B", "\", John\"", reportsTo: Top), "Name", "row.surname_missing", isLoaded: false),
        Broken(Senior("B", "\",\"", reportsTo: Top), "Name", "row.surname_missing", isLoaded: false),
        Broken(Senior("B", "Eliminated", reportsTo: Top), "Name", "post.eliminated", isLoaded: false),
        Broken(Senior("B", "N/D", reportsTo: Top, pay: "120000"), "Name", "post.pay_without_name"),
        Broken(Senior("B", "Bo Elm", reportsTo: Top, grade: "HEO"), "Grade", "post.grade_unknown"),
        Broken(Senior("B", "Bo Elm", reportsTo: Top, title: "N/D"), "Job Title", "post.title_missing"),
        Broken(Senior("B", "Bo Elm", reportsTo: Top, valid: "0"), "Valid?", "post.marked_invalid"),
        Broken(Senior("B", "Bo Elm", reportsTo: ""), "Reports to Senior Post", "post.senior_missing"),
        Broken(Senior("B", "Bo Elm", reportsTo: "ZZ"), "Reports to Senior Post", "post.senior_unknown"),
        Broken(Senior("B", "Bo Elm", reportsTo: "B"), "Reports to Senior Post", "manager.self"),
        Broken(Senior("B", "Bo Elm", reportsTo: Top, department: "", organisation: "N/A"), "Organisation", "row.structure_missing", isLoaded: false),
        Broken("too,few", null, "row.field_count", isLoaded: false),
    ];

    [TestCaseSource(nameof(BrokenRules))]
    public async Task A_broken_rule_is_a_finding(string row, string? column, string code, bool isLoaded)
    {
        var read = await Read([Senior(Top, "Anna Weir"), row]);

        Assert.That(TableTest.Findings(read), Is.EqualTo(new[] { (3, column, code) }));
        Assert.That((read.Employees.Count, read.Reading.Rejected), Is.EqualTo(isLoaded ? (2, 0) : (1, 1)));
    }

    [Test]
    public async Task Circles_are_opened_and_several_tops_of_one_organisation_are_told()
    {
        var read = await Read([Senior("A", "Ann Ash", reportsTo: "B"), Senior("B", "Bo Birch", reportsTo: "A"), Senior("C", "Cy Cedar"), Senior("D", "Di Elm", reportsTo: "C")]);

        Assert.That(TableTest.People(read), Is.EqualTo(new[] { "Ash in Ministry of Mills", "Birch in Ministry of Mills under Ash", "Cedar in Ministry of Mills", "Elm in Ministry of Mills under Cedar" }));
        Assert.That(read.Reading.Findings.Select(finding => finding.Code), Is.EqualTo(new[] { "manager.circle", "manager.several_tops", "manager.several_tops" }));
    }

    [Test]
    public async Task Every_organisation_may_have_a_top()
    {
        var read = await Read([
            Senior(Top, "Anna Weir"), Senior("A", "Ann Ash", reportsTo: Top),
            Senior("B", "Bo Birch", organisation: "Mills Agency"), Senior("C", "Cy Cedar", reportsTo: "B", organisation: "Mills Agency")]);

        Assert.That(read.Reading.Findings, Is.Empty);
    }

    [Test]
    public async Task Files_that_are_no_organogram_are_refused()
    {
        await RuleAssert.BreaksAsync("import.unreadable", () => Read(Encoding.UTF8.GetBytes("Surname,Name\nRoy,x")));
        await RuleAssert.BreaksAsync("import.unreadable", () => Read(Encoding.UTF8.GetBytes(JuniorHeader + "\n" + Junior(Top, "1"))));
        await RuleAssert.BreaksAsync("import.unreadable", () => Read(Zip(SeniorHeader, SeniorHeader)));
        await RuleAssert.BreaksAsync("import.unreadable", () => Read(Zip(SeniorHeader, JuniorHeader, "a,b")));
    }

    [Test]
    public async Task A_zip_with_too_many_tables_is_refused_before_any_is_opened()
    {
        var opened = 0;
        var zip = Zip([SeniorHeader, .. Enumerable.Repeat(JuniorHeader, 50)]);

        await RuleAssert.BreaksAsync("import.unreadable", () => Read(new SourceFile("organogram.zip", () =>
        {
            opened++;
            return new MemoryStream(zip);
        })));

        Assert.That(opened, Is.EqualTo(1));
    }

    [Test]
    public async Task A_damaged_zip_is_refused()
    {
        var zip = Zip(Lines(SeniorHeader, [Senior(Top, "Anna Weir")]), JuniorHeader);
        // Where the packed data begin: a kind of block that there is not.
        zip[30 + BitConverter.ToUInt16(zip, 26) + BitConverter.ToUInt16(zip, 28)] |= 7;

        await RuleAssert.BreaksAsync("import.unreadable", () => Read(zip));
    }

    [Test]
    public async Task Nobody_reports_to_those_who_are_paid_without_a_post()
    {
        var read = await Read([Senior(Top, "Anna Weir"), Senior("0", "On Leave", reportsTo: Top, title: "Not in post"), Senior("B", "Bo Elm", reportsTo: "0")]);

        Assert.That(TableTest.Findings(read), Is.EqualTo(new[] { (4, (string?)"Reports to Senior Post", "post.senior_unknown") }));
        Assert.That(TableTest.People(read).Last(), Is.EqualTo("Elm in Ministry of Mills"));
    }

    [Test]
    public void A_long_file_tells_how_far_it_is_and_stops_when_it_is_cancelled()
    {
        var bytes = Encoding.Latin1.GetBytes(Lines(SeniorHeader, [.. Enumerable.Range(0, 5_000).Select(number => Senior($"{number}", "Ada Roy"))]));
        using var cancelled = new CancellationTokenSource();
        var told = new List<ImportProgress>();
        var progress = new Mock<IProgress<ImportProgress>>();
        progress.Setup(one => one.Report(It.IsAny<ImportProgress>())).Callback((ImportProgress now) =>
        {
            told.Add(now);
            if (told.Count == 2) cancelled.Cancel();
        });

        Assert.That(
            () => new OrganogramSource(Options.Create(new ImportOptions())).ReadAsync(new("organogram.csv", () => new MemoryStream(bytes)), [], progress.Object, cancelled.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(told, Has.Count.LessThanOrEqualTo(3), "it stops where it is told to, or a thousand rows later");
        Assert.That(told[0].Done, Is.GreaterThan(0).And.LessThan(told[0].Total));
    }

    private static TestCaseData Broken(string row, string? column, string code, bool isLoaded = true) =>
        new TestCaseData(row, column, code, isLoaded).SetArgDisplayNames(code, row);

    private static string Senior(
        string reference, string name, string reportsTo = "XX", string grade = "SCS2", string title = "Director", string department = "Ministry of Mills",
        string organisation = "Ministry of Mills", string unit = "Ministry of Mills", string pay = "100000", string valid = "1") =>
        $"{reference},{name},{grade},{title},Mills,{department},{organisation},{(department.Length == 0 ? "" : unit)},020 7946 0000,N/D,{reportsTo},0,1.00,{pay},{pay},,Policy,,{valid}";

    private static string Junior(string seniorPost, string fte) => $"Ministry of Mills,Ministry of Mills,Grain,{seniorPost},HEO,30000,35000,Miller,{fte},Operational Delivery";

    private static Task<SourceDirectory> Read(string[] senior) => Read(Encoding.Latin1.GetBytes(Lines(SeniorHeader, senior)));

    private static Task<SourceDirectory> Read(string[] senior, string[] junior) =>
        Read(Zip(Lines(JuniorHeader, junior), Lines(SeniorHeader, senior)));

    private static string Lines(string header, string[] rows) => header + string.Concat(rows.Select(row => "\r\n" + row));

    private static Task<SourceDirectory> Read(byte[] bytes) => Read(new SourceFile("organogram.zip", () => new MemoryStream(bytes)));

    private static Task<SourceDirectory> Read(SourceFile file) => new OrganogramSource(Options.Create(new ImportOptions()))
        .ReadAsync(file, [], new Progress<ImportProgress>(), CancellationToken.None);

    private static byte[] Zip(params string[] tables)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            for (var i = 0; i < tables.Length; i++)
            {
                using var writer = new StreamWriter(zip.CreateEntry($"{i}.csv").Open(), new UTF8Encoding(false));
                writer.Write(tables[i]);
            }

        return bytes.ToArray();
    }
}
