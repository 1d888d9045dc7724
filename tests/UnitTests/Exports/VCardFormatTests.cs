using System.Text;
using FsCheck;
using FsCheck.Fluent;
using OrgChart.WebApi.Exports.Formats;

namespace OrgChart.UnitTests.Exports;

/// <summary>Cards, read as RFC 6350 says.</summary>
[TestFixture]
internal sealed class VCardFormatTests
{
    [Test]
    public void Every_name_is_there_and_none_ends_its_line() => Check(Hostile.Names);

    [Test]
    public void So_it_is_with_any_names() => Prop.ForAll<string[]>(names => Check([.. names.Where(CsvFormatTests.IsName)])).QuickCheckThrowOnFailure();

    [Test]
    public void A_person_has_a_card_with_all_that_the_caller_may_see()
    {
        var card = new VCardFormat().WriteText(Hostile.Directory("Roy").Branch());

        Assert.That(card, Is.EqualTo(
            """
            BEGIN:VCARD
            VERSION:4.0
            KIND:individual
            UID;VALUE=text:orgchart-employee-2
            FN:Roy Roy
            N:Roy;Roy;;;
            TITLE:Roy
            ORG:Department;Roy
            TEL;TYPE=work:Roy
            EMAIL;TYPE=work:Roy
            ADR;TYPE=work:;;Roy;Ottawa;Ontario;K1A 0B1;Canada
            END:VCARD

            """.ReplaceLineEndings("\r\n")));
        Assert.That(new VCardFormat().WriteText(Hostile.Directory("Roy").Branch(withContactData: false)), Does.Not.Contain("TEL").And.Not.Contain("EMAIL").And.Not.Contain("ADR"));
    }

    [Test]
    public void Without_people_each_unit_has_a_card() =>
        Assert.That(Cards(new VCardFormat().WriteText(Hostile.Directory("Finance").Branch(withPeople: false))).Select(card => (card["KIND"], card["FN"], card["ORG"])),
            Is.EqualTo([("org", "Department", "Department"), ("org", "Finance", "Department;Finance")]));

    private static void Check(string[] names)
    {
        var text = new VCardFormat().WriteText(Hostile.Directory(names).Branch());
        foreach (var line in text.Split("\r\n")) Assert.That(Encoding.UTF8.GetByteCount(line), Is.LessThanOrEqualTo(75));
        Assert.That(text.Where(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t')), Is.Empty);
        var cards = Cards(text).ToDictionary(card => card["UID;VALUE=text"]);

        Assert.That(cards, Has.Count.EqualTo(names.Length));
        for (var i = 0; i < names.Length; i++)
        {
            var name = string.Concat(names[i].ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c)));
            var card = cards[$"orgchart-employee-{i + 2}"];
            Assert.That((Unescape(card["TITLE"]), Unescape(card["EMAIL;TYPE=work"])), Is.EqualTo((name, name)));
        }
    }

    private static List<Dictionary<string, string>> Cards(string text)
    {
        var cards = new List<Dictionary<string, string>>();
        foreach (var line in text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (line == "BEGIN:VCARD") cards.Add([]);
            cards[^1].Add(line[..colon], line[(colon + 1)..]);
        }

        Assert.That(cards.Select(card => card["END"]), Is.All.EqualTo("VCARD"));
        return cards;
    }

    private static string Unescape(string value)
    {
        var text = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            Assert.That(value[i], Is.Not.EqualTo(';').And.Not.EqualTo(','), "a part of its own");
            if (value[i] == '\\') text.Append(value[++i] == 'n' ? '\n' : value[i]);
            else text.Append(value[i]);
        }

        return text.ToString();
    }
}
