using System.Text.Json;
using System.Text.Json.Nodes;
using OrgChart.WebApi.Http;

namespace OrgChart.UnitTests.Http;

/// <summary>A test of a secret in a JSON Patch is for those who count attempts, not for a comparison.</summary>
[TestFixture]
public sealed class JsonPatchSecretTests
{
    [TestCase("""[{"op":"test","path":"/currentPassword","value":"x"}]""", """[{"op":"add","path":"/currentPassword","value":"x"}]""")]
    [TestCase("""[{"value":null,"path":"/currentPassword","op":"test"}]""", """[{"value":null,"path":"/currentPassword","op":"add"}]""")]
    [TestCase("""[{"op":"test","path":"/email","value":"x"},{"op":"replace","path":"/currentPassword","value":"y"}]""", """[{"op":"test","path":"/email","value":"x"},{"op":"replace","path":"/currentPassword","value":"y"}]""")]
    [TestCase("""[{"op":["test"],"path":"/currentPassword"},{"op":"test","path":7},{"op":"test"},"test",null,7]""", """[{"op":["test"],"path":"/currentPassword"},{"op":"test","path":7},{"op":"test"},"test",null,7]""")]
    [TestCase("""[]""", """[]""")]
    [TestCase("""{"op":"test"}""", """{"op":"test"}""")]
    public void A_test_of_the_secret_hands_it_over_and_all_else_stays(string patch, string expected) =>
        Assert.That(JsonPatch.TestsAsValues(JsonDocument.Parse(patch).RootElement, "/currentPassword").GetRawText(), Is.EqualTo(expected));

    [Test]
    public void The_secret_that_was_tested_is_in_the_document_then()
    {
        var patch = JsonDocument.Parse("""[{"op":"test","path":"/currentPassword","value":"mine"},{"op":"replace","path":"/password","value":"new"}]""").RootElement;
        var result = JsonPatch.Apply(JsonNode.Parse("""{"password":null,"currentPassword":null}""")!, JsonPatch.TestsAsValues(patch, "/currentPassword"));

        Assert.That((result["currentPassword"]!.GetValue<string>(), result["password"]!.GetValue<string>()), Is.EqualTo(("mine", "new")));
    }
}
