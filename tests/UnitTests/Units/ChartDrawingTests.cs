using System.Text;
using System.Xml.Linq;
using OrgChart.Application.Directory;
using OrgChart.Application.Units;
using OrgChart.Domain.SharedKernel;
using OrgChart.WebApi.Http;
using OrgChart.WebApi.Units.Drawing;

namespace OrgChart.UnitTests.Units;

[TestFixture]
public sealed class ChartDrawingTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [TestCase("Down")]
    [TestCase("Right")]
    public void No_two_cards_overlap_and_all_are_within_the_drawing(string name)
    {
        for (var shape = 0; shape < 60; shape++)
        {
            var (units, width, height) = ChartLayout.Place(Tree(shape, levels: 5), Enum.Parse<ChartDirection>(name));

            Assert.That(units.Min(unit => unit.X), Is.Zero.Within(0.01));
            foreach (var unit in units) Assert.That(unit.X + ChartLayout.CardWidth <= width && unit.Y + ChartLayout.CardHeight <= height && unit.Y >= 0);
            var byRow = units.OrderBy(unit => unit.Y).ToList();
            for (var one = 0; one < byRow.Count; one++)
            {
                for (var other = one + 1; other < byRow.Count && byRow[other].Y < byRow[one].Y + ChartLayout.CardHeight; other++)
                    Assert.That(Math.Abs(byRow[one].X - byRow[other].X), Is.GreaterThanOrEqualTo(ChartLayout.CardWidth));
            }
        }
    }

    [Test]
    public void A_unit_stands_in_the_middle_of_what_is_beneath_it()
    {
        var (units, _, _) = ChartLayout.Place(Node("Top", Node("A"), Node("B", Node("B1"), Node("B2")), Node("C")), ChartDirection.Down);
        double Middle(string name) => units.Single(unit => unit.Node.Name == name).X;

        Assert.That(Middle("B"), Is.EqualTo((Middle("B1") + Middle("B2")) / 2).Within(0.01));
        Assert.That(Middle("Top"), Is.EqualTo((Middle("A") + Middle("C")) / 2).Within(0.01));
    }

    [Test]
    public void Three_hundred_units_beneath_one_stand_in_columns()
    {
        var (units, width, _) = ChartLayout.Place(Node("Top", [.. Enumerable.Range(1, 300).Select(i => Node($"Unit {i}"))]), ChartDirection.Down);

        Assert.That(units, Has.Count.EqualTo(301));
        Assert.That(width, Is.LessThan(5 * ChartLayout.CardWidth));
    }

    [Test]
    public void Every_unit_is_in_the_picture_with_its_name_and_its_line()
    {
        var drawing = XDocument.Parse(Draw(Node("Top", Node("A & B <\"quoted\"> \u0001", Node("Beneath")), Node("C")), Language.French));

        Assert.That(drawing.Descendants(Svg + "title").Select(title => title.Value), Is.EqualTo(["Top", "Top", "A & B <\"quoted\"> �", "Beneath", "C"]));
        Assert.That(drawing.Descendants(Svg + "path").Count(), Is.EqualTo(3));
        Assert.That(drawing.Descendants(Svg + "text").Select(text => text.Value), Has.Some.EqualTo("AB · 0 personne"));
        Assert.That(drawing.Descendants().SelectMany(element => element.Attributes()).Select(attribute => attribute.Name.LocalName), Has.None.EqualTo("style").And.None.EqualTo("href"));
    }

    [TestCase("Finance", "Finance")]
    [TestCase("Office of the Chief Information Officer", "Office of the Chief|Information Officer")]
    [TestCase("Directorate of Intergovernmental and International Relations and Policies", "Directorate of|Intergovernmental and Inte…")]
    [TestCase("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", "Donaudampfschifffahrtselekt|rizitätenhauptbetriebswerk…")]
    public void Long_names_are_broken_between_words_and_cut_at_the_end(string name, string lines) => Assert.That(string.Join('|', ChartDrawing.Wrap(name)), Is.EqualTo(lines));

    [Test]
    public void What_is_too_large_to_draw_is_refused_with_what_to_do()
    {
        var deep = Node("Bottom");
        for (var level = 0; level < 100; level++) deep = Node("Level", deep);
        var wide = Node("Top", [.. Enumerable.Range(0, ChartDrawing.MaxUnits).Select(i => Node("Unit"))]);

        foreach (var tree in (ChartNode[])[deep, wide])
            Assert.That(Assert.Throws<RequestRefusedException>(() => Draw(tree, Language.English))!.Errors!["depth"][0], Does.Contain("Ask for fewer levels"));
    }

    private static string Draw(ChartNode top, Language language) =>
        ChartDrawing.Draw(new ChartDocument(Encoding.UTF8.GetBytes(Json(top)), "tag", "en", bytes => bytes), ChartDirection.Down, language);

    // As the directory writes it, which goes as deep as units do.
    private static string Json(ChartNode node) =>
        $$"""{"id":{{node.Id}},"name":{{System.Text.Json.JsonSerializer.Serialize(node.Name)}},"acronym":{{(node.Acronym is null ? "null" : $"\"{node.Acronym}\"")}},"employeeCount":0,"totalEmployeeCount":0,"childCount":{{node.ChildCount}},"head":null,"children":[{{string.Join(',', node.Children.Select(Json))}}]}""";

    private static ChartNode Node(string name, params ChartNode[] children) =>
        new() { Id = 1, Name = name, Acronym = name.StartsWith("A &", StringComparison.Ordinal) ? "AB" : null, EmployeeCount = 0, TotalEmployeeCount = 0, ChildCount = children.Length, Head = null, Children = children };

    /// <summary>A tree of up to eight units beneath each; another shape, another tree.</summary>
    private static ChartNode Tree(int shape, int levels) =>
        Node("Unit", [.. Enumerable.Range(0, levels == 0 ? 0 : (shape * 31 + levels * 7) % 9).Select(i => Tree((shape * 17 + i * 5 + 3) % 1009, levels - 1))]);
}
