using OrgChart.Infrastructure.Imports.Geds;

namespace OrgChart.UnitTests.Imports.Geds;

[TestFixture]
public sealed class GedsStructureTests
{
    private const string Root = "Canada (O=GC,C=CA)";
    private const string EsdcKey = "OU=ESDC-EDSC,O=GC,C=CA";
    private const string Esdc = "Employment and Social Development Canada (OU=ESDC-EDSC,O=GC,C=CA)";

    [Test]
    public void The_root_is_no_unit_and_the_rest_goes_from_the_top_down() =>
        AssertParsed($"{Root}:{Esdc}:Finance (OU=1-1,{EsdcKey})", ("Employment and Social Development Canada", EsdcKey), ("Finance", $"OU=1-1,{EsdcKey}"));

    [Test]
    public void A_path_may_begin_with_the_department() =>
        AssertParsed(Esdc, ("Employment and Social Development Canada", EsdcKey));

    [TestCase("")]
    [TestCase(Root)]
    [TestCase("Canada (o=GC,c=CA)")]
    [TestCase("Canada (C=CA)")]
    public void A_path_without_a_department_is_empty(string structure) => Assert.That(GedsStructure.Parse(structure, ""), Is.Empty);

    [TestCase("IM/IT: Planning")]
    [TestCase("Planning:Phase 2")]
    [TestCase("Planning : Phase 2: Part 3")]
    [TestCase("Finance, Pay and Pensions")]
    [TestCase("Transformation (Phase 2)")]
    [TestCase("Transformation (Phase 2): Planning")]
    [TestCase("Transformation (Phase 2):Planning")]
    [TestCase("Smile :) and go on")]
    [TestCase("Half open (bracket")]
    [TestCase("A+B=C")]
    public void Names_contain_colons_brackets_and_commas(string name) =>
        AssertParsed($"{Root}:{Esdc}:{name} (OU=1-1,{EsdcKey}):Last (OU=2-2,{EsdcKey})", ("Employment and Social Development Canada", EsdcKey), (name, $"OU=1-1,{EsdcKey}"), ("Last", $"OU=2-2,{EsdcKey}"));

    [Test]
    public void Keys_contain_brackets_of_their_own()
    {
        const string Nested = "OU=HR(EAST)-RH(EST),OU=ESDC-EDSC,O=GC,C=CA";

        AssertParsed($"{Root}:Human Resources (East) ({Nested}):Pay (OU=PAY,{Nested})", ("Human Resources (East)", Nested), ("Pay", $"OU=PAY,{Nested}"));
    }

    [Test]
    public void Blanks_around_names_and_keys_do_not_count() =>
        AssertParsed($"{Root}: Finance  ( OU=1-1,{EsdcKey} )", ("Finance", $"OU=1-1,{EsdcKey}"));

    [Test]
    public void A_key_that_is_only_an_acronym_counts_together_with_what_is_above() =>
        AssertParsed(
            "Canada (GC):Employment (ESDC):Finance (FIN):Pay (FIN)", "Employment",
            ("Employment", "ESDC"), ("Finance", "FIN,ESDC"), ("Pay", "FIN,FIN,ESDC"));

    [Test]
    public void A_key_that_is_only_an_acronym_counts_as_key_beneath_a_root_with_a_full_key_too() =>
        AssertParsed($"{Root}:Employment (ESDC):Finance (FIN)", "Employment", ("Employment", "ESDC"), ("Finance", "FIN,ESDC"));

    [Test]
    public void A_key_that_is_only_an_acronym_may_stand_between_full_ones() =>
        AssertParsed($"{Root}:{Esdc}:Finance (FIN):Pay (OU=PAY,{EsdcKey})", ("Employment and Social Development Canada", EsdcKey), ("Finance", $"FIN,{EsdcKey}"), ("Pay", $"OU=PAY,{EsdcKey}"));

    [Test]
    public void Where_keys_are_missing_the_normalised_path_of_names_is_the_key() =>
        AssertParsed(
            "Canada:Employment  and SOCIAL Development:Direction générale de l'Île", "Employment and Social Development",
            ("Employment  and SOCIAL Development", "employment and social development"),
            ("Direction générale de l'Île", "direction generale de lile,employment and social development"));

    [Test]
    public void Spelling_makes_no_other_key()
    {
        var one = GedsStructure.Parse("Canada:Employment:Direction Générale", "Employment");
        var other = GedsStructure.Parse("Canada:EMPLOYMENT:direction  generale", "employment");

        Assert.That(other.Select(segment => segment.Key), Is.EqualTo(one.Select(segment => segment.Key)));
    }

    [Test]
    public void The_same_name_beneath_two_parents_gives_two_keys()
    {
        var one = GedsStructure.Parse("Canada:Employment:Finance:Director's Office", "Employment");
        var other = GedsStructure.Parse("Canada:Employment:Pay:Director's Office", "Employment");

        Assert.That(other[^1].Key, Is.Not.EqualTo(one[^1].Key));
    }

    [Test]
    public void A_child_may_be_called_like_its_parent() =>
        AssertParsed("Canada:Employment:Finance:Finance", "Employment", ("Employment", "employment"), ("Finance", "finance,employment"), ("Finance", "finance,finance,employment"));

    [Test]
    public void Where_the_department_is_not_named_the_path_is_taken_as_it_is() =>
        Assert.That(GedsStructure.Parse("Employment:Finance", "Something else").Select(segment => segment.Name), Is.EqualTo(new[] { "Employment", "Finance" }));

    [Test]
    public void Without_keys_a_colon_before_a_blank_belongs_to_the_name() =>
        Assert.That(GedsStructure.Parse("Canada:Employment:IM/IT: Planning:Pay", "Employment").Select(segment => segment.Name), Is.EqualTo(new[] { "Employment", "IM/IT: Planning", "Pay" }));

    [Test]
    public void A_trailing_segment_without_a_key_counts_by_its_name_and_what_is_above() =>
        AssertParsed($"{Root}:{Esdc}:Regional Office", ("Employment and Social Development Canada", EsdcKey), ("Regional Office", $"regional office,{EsdcKey}"));

    [Test]
    public void A_path_may_be_as_deep_as_it_likes()
    {
        var structure = Root + string.Concat(Enumerable.Range(1, 3_000).Select(i => $":Level {i} (OU={i})"));

        var path = GedsStructure.Parse(structure, "");

        Assert.That((path.Count, path[^1].Name, path[^1].Key), Is.EqualTo((3_000, "Level 3000", "OU=3000")));
    }

    private static void AssertParsed(string structure, params (string Name, string Key)[] expected) => AssertParsed(structure, "Employment and Social Development Canada", expected);

    private static void AssertParsed(string structure, string department, params (string Name, string Key)[] expected) =>
        Assert.That(GedsStructure.Parse(structure, department).Select(segment => (segment.Name, segment.Key)), Is.EqualTo(expected));
}
