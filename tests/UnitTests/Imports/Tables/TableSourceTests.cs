using System.Text;
using OrgChart.Application.Imports;
using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Imports.Tables;
using static OrgChart.UnitTests.Imports.Tables.TableTest;

namespace OrgChart.UnitTests.Imports.Tables;

[TestFixture]
public sealed class TableSourceTests
{
    private const string Header = "ID,Surname,Given name,E-mail,Department,Team,Manager";

    [Test]
    public async Task A_row_becomes_a_person_in_the_units_that_it_names()
    {
        var read = await Read(
            "ID,Surname,Given name,Title (EN),Title (FR),Phone,Email,Street,City,Province,Country,Postal code,Building,Floor,Room,Department (EN),Department (FR),Team",
            "7,Côté,Jean,Director,Directeur,613-555-0100,j@example.org,1 Main,Ottawa,Ontario,Canada,K1A 0B1,Tower,3,314,Finance,Finances,Payroll");

        var person = read.Employees.Single();
        Assert.That(person.Details, Is.EqualTo(new EmployeeDetails("Côté", "Jean", new("Director", "Directeur"), "613-555-0100", "j@example.org", new(
            new("1 Main", null), new("Ottawa", null), new("Ontario", null), new("Canada", null), "K1A 0B1", new("Tower", null), "3", "314"))));
        Assert.That(read.Units.Select(unit => (unit.Key, unit.Name, unit.Level)), Is.EqualTo(new[]
        {
            ("finance", new LocalizedText("Finance", "Finances"), 1), ("finance/payroll", new LocalizedText("Payroll", null), 2),
        }));
        Assert.That((read.Format, read.Reading.Findings.Count), Is.EqualTo(("csv", 0)));
        Assert.That(read.Managers, Is.Null, "the table says nothing of managers");
    }

    [Test]
    public async Task Units_of_one_name_are_one_whatever_letter_case_but_only_beneath_one_parent()
    {
        var read = await Read("Name,Org path", "Luc Roy,Tax/Office", "Ann Lee,TAX / office", "Bo Dow,Audit/Office");

        Assert.That(read.Units.Select(unit => unit.Key), Is.EqualTo(new[] { "tax", "tax/office", "audit", "audit/office" }));
        Assert.That(read.Employees.Select(person => person.Unit.Key), Is.EqualTo(new[] { "tax/office", "tax/office", "audit/office" }));
    }

    [Test]
    public async Task Columns_of_units_count_where_there_is_no_path_and_a_repeated_name_is_one_unit()
    {
        var read = await Read("Name,Org path,Department,Team", "Luc Roy,Tax/Office,Tax,Office", "Ann Lee,,Tax,Audit", "Bo Dow,,Tax,TAX", "Cy Ash,Labs / R/D / X,,");

        Assert.That(read.Employees.Select(person => person.Unit.Key), Is.EqualTo(new[] { "tax/office", "tax/audit", "tax", "labs/r/d/x" }));
    }

    [Test]
    public async Task An_error_of_a_formula_is_told_once_a_row_and_says_nothing()
    {
        var read = await Read(Header, "1,Top,A,,F,,", "2,Roy,#N/A,#NAME?,F,,#REF!", "3,#VALUE!,B,,F,,1");

        Assert.That(Findings(read), Is.EqualTo(new[] { (3, "Given name", "value.error"), (4, "Surname", "value.error"), (4, (string?)"Surname", "row.surname_missing") }));
        var roy = read.Employees[1];
        Assert.That((roy.Details.Surname, roy.Details.GivenName, roy.Details.Email), Is.EqualTo(("Roy", "", (string?)null)));
        Assert.That((read.Managers!.TryGetValue(roy, out var manager), manager), Is.EqualTo((true, (SourceEmployee?)null)), "the line from before stays");
    }

    [Test]
    public async Task Rows_that_all_have_something_wrong_are_counted_and_not_kept()
    {
        var read = await Read(["Surname", "Roy", .. Enumerable.Repeat("a,b", ReadingFindings.Max + 3)]);

        Assert.That((read.Reading.Rejected, read.Reading.Findings.Count, read.Reading.FindingsLeftOut), Is.EqualTo((ReadingFindings.Max + 3, ReadingFindings.Max, 3)));
    }

    [Test]
    public async Task A_table_with_more_columns_than_anybody_has_is_refused() =>
        await RuleAssert.BreaksAsync("import.unreadable", () => Read("Surname" + new string(',', 1_000), "Roy"));

    [Test]
    public async Task A_dash_is_no_manager_even_where_somebody_is_called_so()
    {
        var read = await Read("Surname,Department,Manager name", "-,F,", "Roy,F,-", "Lee,F,?");

        Assert.That(People(read), Is.EqualTo(new[] { "- in F", "Roy in F", "Lee in F" }));
    }

    [Test]
    public async Task The_same_manager_who_is_not_there_has_the_same_nearest_rows()
    {
        var read = await Read(["Surname,Given name,Department,Manager name", "Tremblay,Anna,F,", .. Enumerable.Repeat("x", 3).Select((name, i) => $"Roy,{name}{i},F,Anna Trembley")]);

        Assert.That(read.Reading.Findings.Select(finding => finding.Message).Distinct(), Is.EqualTo(new[] { "No row fits the manager named here; the line stays as it was. Nearest: line 2." }));
        Assert.That(read.Reading.Findings, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task After_2_000_managers_who_are_not_there_the_nearest_rows_are_not_searched_for_any_more()
    {
        var read = await Read(["ID,Surname,Department,Manager ID", .. Enumerable.Range(1000, 2_001).Select(id => $"{id}1,Roy{id},F,{id}")]);

        Assert.That(read.Reading.Findings.Select(finding => finding.Code).Distinct(), Is.EqualTo(new[] { "manager.unknown" }));
        Assert.That(read.Reading.Findings.Select(finding => finding.Message.Contains("Nearest", StringComparison.Ordinal)), Is.EqualTo(Enumerable.Repeat(true, 2_000).Append(false)));
    }

    [Test]
    public async Task Nobody_is_suggested_as_his_own_manager()
    {
        var read = await Read("ID,Surname,Department,Manager ID", "011,Roy,F,01", "012,Lee,F,", "900,Fox,F,");

        Assert.That(Message(read, "manager.unknown"), Is.EqualTo("No row fits the manager named here; the line stays as it was. Nearest: line 3."));
    }

    [Test]
    public async Task A_reading_of_managers_can_be_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var columns = new TableColumns(["Surname"], new ColumnMapping { Columns = new Dictionary<string, string>(StringComparer.Ordinal) { ["surname"] = "Surname" } }, "x.csv");
        var rows = new TableRows(columns);
        rows.Add(new(2, ["Roy"]));

        Assert.That(() => new TableDirectory(columns, rows, "x").Make([], cancelled.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task The_digest_of_a_file_is_the_same_whichever_departments_of_it_are_wanted_and_in_whichever_order()
    {
        var file = Encoding.UTF8.GetBytes("Surname,Department\nRoy,Tax\nLee,Audit");
        var (whole, part, turned, other) = (await Read(file), await Read(file, departments: ["Tax"]), await Read("Surname,Department", "Lee,Audit", "Roy,Tax"), await Read("Surname,Department", "Roy,Tax", "Lee,Tax"));

        Assert.That(part.Employees, Has.Count.EqualTo(1));
        Assert.That(new[] { part.FileDigest, turned.FileDigest }, Is.All.EqualTo(whole.FileDigest));
        Assert.That(other.FileDigest, Is.Not.EqualTo(whole.FileDigest));
    }

    [Test]
    public async Task Names_in_one_column_are_taken_apart()
    {
        var read = await Read("Name,Department", "\"Roy, Marie Ève\",F", "Jean de La Rue,F", "Cher,F");

        Assert.That(read.Employees.Select(person => (person.Details.GivenName, person.Details.Surname)), Is.EqualTo(new[] { ("Marie Ève", "Roy"), ("Jean de La", "Rue"), ("", "Cher") }));
    }

    [Test]
    public async Task Managers_are_found_by_id_email_and_name()
    {
        var read = await Read(Header,
            "1,Top,Anna,top@example.org,F,,", "2,Two,Bo,two@example.org,F,A,1", "3,Three,Cy,,F,A,TOP@example.org", "4,Four,Di,,F,A,Anna Top", "5,Five,Ed,,F,A,\"Top, Anna\"");

        Assert.That(People(read), Is.EqualTo(new[] { "Top in F", "Two in A under Top", "Three in A under Top", "Four in A under Top", "Five in A under Top" }));
        Assert.That(read.Reading.Findings, Is.Empty);
    }

    [Test]
    public async Task A_manager_who_is_not_in_the_file_is_a_finding_that_names_the_nearest_by_line()
    {
        var read = await Read(Header, "1,Tremblay,Anna,,F,,", "2,Roy,Bo,,F,,Anna Trembley", "3,Gagnon,Cy,,F,,Nobody Whosoever");

        Assert.That(People(read), Is.EqualTo(new[] { "Tremblay in F", "Roy in F", "Gagnon in F" }));
        Assert.That(Findings(read), Is.EqualTo(new[] { (3, "Manager", "manager.unknown"), (4, (string?)"Manager", "manager.unknown") }));
        Assert.That(read.Reading.Findings[0].Message, Does.EndWith("Nearest: line 2."));
        Assert.That(read.Reading.Findings[1].Message, Does.Not.Contain("Nearest"));
    }

    [Test]
    public async Task A_name_that_several_people_have_means_nobody()
    {
        var read = await Read(Header, "1,Roy,Luc,,F,,", "2,Roy,Luc,,G,,1", "3,Lee,Ann,,F,,Luc Roy");

        Assert.That(Findings(read), Is.EqualTo(new[] { (4, (string?)"Manager", "manager.ambiguous") }));
        Assert.That(Message(read, "manager.ambiguous"), Does.Contain("lines 2 and 3"));
        Assert.That(People(read).Last(), Is.EqualTo("Lee in F"));
    }

    [Test]
    public async Task Circles_and_people_who_report_to_themselves_are_findings_and_the_rest_of_the_lines_is_drawn()
    {
        var read = await Read(Header, "1,One,A,,F,,3", "2,Two,B,,F,,1", "3,Three,C,,F,,2", "4,Self,D,,F,,4", "5,Five,E,,F,,4");

        Assert.That(People(read), Is.EqualTo(new[] { "One in F", "Two in F under One", "Three in F under Two", "Self in F", "Five in F under Self" }));
        Assert.That(Findings(read), Is.EqualTo(new[]
        {
            (2, "Manager", "manager.circle"), (2, "Manager", "manager.several_tops"), (5, (string?)"Manager", "manager.self"), (5, "Manager", "manager.several_tops"),
        }));
        Assert.That(Message(read, "manager.circle"), Does.Contain("lines 2, 3 and 4"));
        Assert.That(read.Reading.Findings.Where(finding => finding.Code == "manager.several_tops").Select(finding => finding.Message), Has.All.Contain("One of 2 people"));
    }

    [Test]
    public async Task A_line_that_is_in_doubt_says_nothing_and_an_empty_cell_says_nobody()
    {
        var read = await Read(Header,
            "1,Unknown,A,,F,,77", "2,Twin,B,,F,,", "3,Twin,B,,G,,", "4,Ambiguous,C,,F,,B Twin", "5,Self,D,,F,,5", "6,First,E,,F,,7", "7,Second,G,,F,,6", "8,Top,H,,F,,");

        Assert.That(
            read.Managers!.Where(line => line.Value is null).Select(line => line.Key.Details.Surname),
            Is.EquivalentTo(new[] { "Unknown", "Ambiguous", "Self", "First" }));
        Assert.That(read.Managers!.Keys.Select(person => person.Details.Surname), Does.Not.Contain("Top"));
    }

    [Test]
    public async Task Whoever_stands_alone_is_told_and_every_department_may_have_a_top_of_its_own()
    {
        var read = await Read(Header, "1,Top,A,,F,,", "2,Two,B,,F,,1", "3,Alone,C,,F,,", "4,Other,D,,G,,", "5,Five,E,,G,,4");

        Assert.That(Findings(read), Is.EqualTo(new[] { (4, (string?)"Manager", "manager.none") }));
    }

    [Test]
    public async Task Ids_and_addresses_that_several_rows_have_are_told_and_the_first_of_them_counts()
    {
        var read = await Read("ID,Surname,E-mail,Department,Manager ID", "1,Top,shared@example.org,F,", "1,Two,SHARED@example.org,F,", "3,Three,,F,1");

        Assert.That(Findings(read), Is.EqualTo(new[] { (3, "ID", "person.id_repeated"), (3, "E-mail", "person.email_repeated"), (3, (string?)"Manager ID", "manager.none") }));
        Assert.That(Message(read, "person.id_repeated"), Does.Contain("line 2"));
        Assert.That(People(read), Is.EqualTo(new[] { "Top in F", "Two in F", "Three in F under Top" }));
    }

    [Test]
    public async Task Who_has_no_unit_of_his_own_works_in_that_of_his_manager()
    {
        var read = await Read(Header, "1,Top,A,,F,Office,", "2,Two,B,,,,1", "3,Three,C,,,,2", "4,Nobody,D,,,,");

        Assert.That(People(read), Is.EqualTo(new[] { "Top in Office", "Two in Office under Top", "Three in Office under Two", "Nobody in people" }));
    }

    [Test]
    public async Task A_circle_without_units_works_in_the_department_of_the_rest()
    {
        var read = await Read("ID,Surname,Manager ID", "1,One,2", "2,Two,1");

        Assert.That(read.Units.Single().Name, Is.EqualTo(new LocalizedText("people", "people")));
        Assert.That(People(read), Is.EqualTo(new[] { "One in people", "Two in people under One" }));
    }

    [Test]
    public async Task Faulty_rows_are_told_with_their_lines_and_the_rest_is_read()
    {
        var read = await Read("Surname,Phone,Department", "One,1,\"F\r\nG\"", "too,few", ",2,F", "", $"Five,{new string('5', 61)},F", "Six,6,F", "Six,6,F");

        Assert.That(read.Employees.Select(person => (person.Line, person.Details.Surname)), Is.EqualTo(new[] { (2, "One"), (8, "Six") }));
        Assert.That(Findings(read), Is.EqualTo(new[] { (4, null, "row.field_count"), (5, "Surname", "row.surname_missing"), (7, (string?)"Phone", "value.too_long") }));
        Assert.That((read.Reading.Rows, read.Reading.Rejected, read.Reading.Repeated), Is.EqualTo((6, 3, 1)));
    }

    [Test]
    public async Task Only_the_departments_asked_for_are_read_and_lines_that_lead_out_of_them_stay_as_they_are()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Join('\n', Header, "1,Top,A,,Café,,", "2,Two,B,,G,,1"));

        var read = await TableTest.Read(bytes, departments: ["g"]);

        Assert.That((read.Employees.Single().Details.Surname, read.Units.Count, read.Reading.Skipped), Is.EqualTo(("Two", 1, 1)));
        Assert.That(read.Managers!.Values, Is.EqualTo(new SourceEmployee?[] { null }));
        await RuleAssert.BreaksAsync("import.department_unknown", () => TableTest.Read(bytes, departments: ["H"]));
        Assert.That((await TableTest.Read(bytes, departments: ["CAFE"])).Employees.Single().Details.Surname, Is.EqualTo("Top"));
    }

    [Test]
    public async Task A_mapping_says_what_a_header_does_not()
    {
        var mapping = new ColumnMapping
        {
            Columns = new Dictionary<string, string> { ["surname"] = "n1", ["managerId"] = "boss", ["id"] = "NO", ["unitPath.fr"] = "wo" }, PathSeparator = "::", Department = "Northland",
        };

        var read = await TableTest.Read(Encoding.UTF8.GetBytes("no,n1,boss,wo\n1,Roy,,A::B\n2,Lee,1,\n3,Dow,,"), mapping);

        Assert.That(read.Employees.Select(person => person.Unit.Name.Fr), Is.EqualTo(new[] { "B", "B", "Northland" }));
    }

    [TestCase("surname", "missing", "import.mapping_wrong")]
    [TestCase("shoeSize", "n1", "import.mapping_wrong")]
    [TestCase("phone", "n1", "import.unreadable")]
    public async Task A_mapping_that_does_not_fit_is_refused(string field, string column, string code) =>
        await RuleAssert.BreaksAsync(code, () => TableTest.Read("no,n1\n1,Roy"u8.ToArray(), new() { Columns = new Dictionary<string, string> { [field] = column } }));

    [Test]
    public async Task A_mapping_with_holes_is_refused()
    {
        await RuleAssert.BreaksAsync("import.mapping_wrong", () => TableTest.Read("no,n1\n1,Roy"u8.ToArray(), new() { Columns = new Dictionary<string, string> { ["surname"] = null! } }));
        await RuleAssert.BreaksAsync("import.mapping_wrong", () => TableTest.Read("no,n1\n1,Roy"u8.ToArray(), new() { Columns = new Dictionary<string, string> { ["surname"] = "n1" }, Units = [null!] }));
    }

    [Test]
    public async Task A_table_without_a_header_is_refused_without_naming_its_first_person()
    {
        var refused = await RuleAssert.ThrowsAsync<RuleBrokenException>(() => Read("Roy,Luc,Manager,613-555-0100", "Lee,Ann,Clerk,613-555-0101"));

        Assert.That(refused.Code, Is.EqualTo("import.unreadable"));
        Assert.That(refused.Message, Does.Contain("4 columns").And.Not.Contain("Roy").And.Not.Contain("613"));
    }

    [Test]
    public async Task A_refusal_names_so_many_columns_and_so_much_of_each()
    {
        string[] columns = ["Phone", "Department", new('x', 500), .. Enumerable.Range(4, 40).Select(i => $"n{i}")];

        var refused = await RuleAssert.ThrowsAsync<RuleBrokenException>(() => Read(string.Join(',', columns)));

        Assert.That(refused.Message, Does.Contain("43 columns: Phone, Department, xxx").And.Contain("n30").And.Not.Contain("n31").And.Not.Contain(new string('x', 101)));
    }

    [Test]
    public async Task A_department_with_commas_in_its_name_can_be_asked_for()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Join('\n', "Surname,Department", "Roy,\"Food, Farms and Fish\"", "Lee,Food", "Dow,Roads"));

        var read = await TableTest.Read(bytes, departments: ["food", "farms and fish", "roads"]);

        Assert.That(read.Employees.Select(person => person.Details.Surname), Is.EqualTo(new[] { "Roy", "Dow" }));
        Assert.That((await TableTest.Read(bytes, departments: ["roads", "food"])).Employees.Select(person => person.Details.Surname), Is.EqualTo(new[] { "Lee", "Dow" }));
    }

    [Test]
    public async Task A_department_whose_name_has_no_letters_is_unknown_and_not_all() =>
        await RuleAssert.BreaksAsync("import.department_unknown", () => TableTest.Read("Surname,Department\nRoy,F"u8.ToArray(), departments: ["!"]));

    [Test]
    public async Task The_same_row_has_the_same_digest_and_another_id_or_unit_another_one()
    {
        var digests = new List<long>();
        foreach (var row in (string[])["1,Roy,F,7", "1,Roy,F,8", "2,Roy,F,7", "1,Roy,G,7"])
            digests.Add((await Read("ID,Surname,Department,Manager ID", row)).Employees.Single().Digest);

        Assert.That(digests.Distinct().Count(), Is.EqualTo(3));
        Assert.That(digests[0], Is.EqualTo(digests[1]), "lines are compared by themselves");
    }
}
