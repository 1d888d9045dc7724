using OrgChart.IntegrationTests.Imports.Geds;

namespace OrgChart.IntegrationTests.Imports;

/// <summary>Who works where on a certain day; the starting point is the same for all loads, ten people in four units of two departments.</summary>
internal sealed class Organisation
{
    public static readonly GedsUnit Employment = GedsUnit.Top("ESDC-EDSC", "Employment and Social Development Canada", "Emploi et Développement social Canada");
    public static readonly GedsUnit Finance = Employment.With("101-101", "Finance", "Finances", "FIN");
    public static readonly GedsUnit Payroll = Finance.With("102-102", "Payroll", "Paie", "PAY");
    public static readonly GedsUnit Revenue = GedsUnit.Top("CRA-ARC", "Canada Revenue Agency", "Agence du revenu du Canada");

    private readonly List<(string Surname, GedsUnit Unit, (string, string)[] Others)> people = [];

    private Organisation()
    {
    }

    /// <summary>The first day. Roy and those of Revenue have an e-mail address, Gagné only a telephone, Côté neither.</summary>
    public static Organisation Day1()
    {
        var day = new Organisation()
            .Set("Roy", Finance, ("Email", "roy@example.org"), ("Title (EN)", "Director"), ("Title (FR)", "Directrice"), ("Telephone Number", "613-555-0101"))
            .Set("Gagné", Payroll, ("Telephone Number", "613-555-0102"), ("Title (EN)", "Clerk"))
            .Set("Côté", Employment);
        for (var i = 1; i <= 7; i++) day.Set($"Auditor{i}", Revenue, ("Email", $"auditor{i}@example.org"));
        return day;
    }

    /// <summary>Adds a person, or says other things about one who is there.</summary>
    public Organisation Set(string surname, GedsUnit unit, params (string Column, string Value)[] others)
    {
        var at = people.FindIndex(person => person.Surname == surname);
        if (at < 0) people.Add((surname, unit, others));
        else people[at] = (surname, unit, others);
        return this;
    }

    /// <summary>Takes some people away.</summary>
    public Organisation Without(params string[] surnames)
    {
        people.RemoveAll(person => surnames.Contains(person.Surname));
        return this;
    }

    /// <summary>The day's file.</summary>
    public GedsExtract Extract() =>
        people.Aggregate(new GedsExtract(), (extract, person) => extract.Person(person.Surname, person.Unit, person.Others));
}
