using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using OrgChart.Application.Exports;
using OrgChart.UnitTests.Directory;
using OrgChart.WebApi.Exports.Formats;

namespace OrgChart.UnitTests.Exports;

[TestFixture]
internal sealed class JsonFormatTests
{
    [Test]
    public void Every_name_is_as_it_was() => Check(Hostile.Names);

    [Test]
    public void So_it_is_with_any_names() => Prop.ForAll<string[]>(names => Check([.. names.Where(CsvFormatTests.IsName)])).QuickCheckThrowOnFailure();

    [Test]
    public void Units_and_people_look_as_they_do_one_by_one()
    {
        var directory = Hostile.Directory("Finance");
        var json = Read(directory.Branch());
        var unit = json.GetProperty("units")[1];

        Assert.That((json.GetProperty("revision").GetInt64(), json.GetProperty("language").GetString(), unit.GetProperty("level").GetInt32()), Is.EqualTo((42L, "en", 1)));
        Assert.That(unit.GetProperty("unit").GetRawText(), Is.EqualTo(Raw(directory.Unit(new(2), new(Domain.SharedKernel.Language.English)))));
        Assert.That(unit.GetProperty("employees")[0].GetRawText(), Is.EqualTo(Raw(directory.Employee(new(2), new(new(Domain.SharedKernel.Language.English), WithContactData: true)))));
    }

    [TestCase(true, false)]
    [TestCase(false, true)]
    public void What_is_not_wanted_or_not_allowed_is_not_in_it(bool withPeople, bool withContactData)
    {
        var text = Read(Hostile.Directory("Finance").Branch(withPeople, withContactData)).GetRawText();

        Assert.That(text.Contains("\"surname\"", StringComparison.Ordinal), Is.EqualTo(withPeople));
        Assert.That(text, Does.Not.Contain("\"phone\"").And.Not.Contain("\"email\"").And.Not.Contain("\"address\""));
    }

    private static void Check(string[] names)
    {
        var units = Read(Hostile.Directory(names).Branch()).GetProperty("units").EnumerateArray().Skip(1).ToDictionary(unit => unit.GetProperty("unit").GetProperty("id").GetInt32());
        for (var i = 0; i < names.Length; i++)
        {
            Assert.That(units[i + 2].GetProperty("unit").GetProperty("name").GetString(), Is.EqualTo(names[i]));
            Assert.That(units[i + 2].GetProperty("employees")[0].GetProperty("email").GetString(), Is.EqualTo(names[i]));
        }
    }

    private static string Raw<T>(T value)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        WebApi.Http.ApiJson.Write(buffer, value);
        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static JsonElement Read(Branch branch) => JsonDocument.Parse(new JsonFormat().Write(branch)).RootElement;
}
