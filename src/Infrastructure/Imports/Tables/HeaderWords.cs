using OrgChart.Application.Imports;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Infrastructure.Imports.Tables;

/// <summary>What columns are called in English and French, without accents, blanks and punctuation.</summary>
internal static class HeaderWords
{
    private static readonly (string Field, string English, string French)[] Synonyms =
    [
        (ColumnMapping.Id,
            "id employeeid employeenumber employeeno empid empno empnumber personid personnumber personnelnumber personnelno staffid staffnumber staffno userid workerid pri badge",
            "matricule numerodemploye numeroemploye nodemploye noemploye idemploye identifiant cidp"),
        (ColumnMapping.Name, "name fullname employeename displayname employee worker staffmember", "nomcomplet nomprenom nometprenom prenomnom prenometnom employe"),
        ("surname", "surname lastname familyname", "nom nomdefamille"),
        ("givenName", "givenname firstname forename givennames", "prenom prenoms"),
        ("jobTitle", "title jobtitle position positiontitle role post posttitle job", "titre titredeposte titreduposte poste fonction intituleduposte intituledeposte"),
        ("phone", "phone telephone tel phonenumber telephonenumber workphone businessphone officephone contactphone", "numerodetelephone telephoneautravail telephonebureau notelephone"),
        ("email", "email emailaddress mail workemail businessemail contactemail", "courriel adressecourriel adresseelectronique courrielprofessionnel"),
        ("street", "street streetaddress address", "rue adresse adressemunicipale"),
        ("city", "city town", "ville municipalite"),
        ("province", "province state provincestate", "provinceetat"),
        ("country", "country", "pays"),
        ("postalCode", "postalcode postcode zip zipcode", "codepostal"),
        ("building", "building location worklocation site", "edifice immeuble batiment lieudetravail"),
        ("floor", "floor", "etage"),
        ("room", "room roomnumber cubicle", "piece local"),
        (ColumnMapping.Manager, "manager supervisor reportsto linemanager boss", "gestionnaire superviseur superieur superieurhierarchique relevede responsable"),
        (ColumnMapping.ManagerId,
            "managerid managernumber managerno manageremployeeid manageremployeenumber supervisorid supervisornumber reportstoid linemanagerid",
            "matriculedugestionnaire matriculegestionnaire idgestionnaire iddugestionnaire numerodugestionnaire matriculedusuperviseur idsuperviseur matriculedusuperieur"),
        (ColumnMapping.ManagerEmail,
            "manageremail manageremailaddress supervisoremail reportstoemail linemanageremail",
            "courrieldugestionnaire courrielgestionnaire courrieldusuperviseur courrieldusuperieur"),
        (ColumnMapping.ManagerName,
            "managername supervisorname reportstoname linemanagername", "nomdugestionnaire nomgestionnaire nomdusuperviseur nomdusuperieur"),
        ("unitPath", "unitpath orgpath organizationpath organisationpath organizationstructure path hierarchy", "chemin cheminunite structureorganisationnelle structuredelorganisation hierarchie"),
        (Unit,
            "department ministry agency company organization organisation businessunit division branch directorate sector section unit orgunit organizationunit organizationalunit team group",
            "departement ministere agence entreprise organisme direction directiongenerale secteur unite uniteadministrative uniteorganisationnelle equipe groupe service"),
    ];

    // Longest first, so that a word is not mistaken for part of another one.
    private static readonly (string Ending, Language Language)[] Endings =
    [
        ("anglais", Language.English), ("francais", Language.French), ("english", Language.English), ("french", Language.French),
        ("eng", Language.English), ("fra", Language.French), ("en", Language.English), ("fr", Language.French),
    ];

    private static readonly Dictionary<string, HeaderMeaning> Known = Synonyms
        .SelectMany(line => Words(line.English, line.Field, Language.English).Concat(Words(line.French, line.Field, Language.French)))
        .ToDictionary(word => word.Word, word => word.Meaning, StringComparer.Ordinal);

    /// <summary>The meaning of a column that names units.</summary>
    public const string Unit = "unit";

    /// <summary>What a column means by its name, or null.</summary>
    public static HeaderMeaning? MeaningOf(string column)
    {
        var word = TextFolding.Fold(column.Replace("#", " number", StringComparison.Ordinal)).Replace(" ", "", StringComparison.Ordinal);
        if (Known.TryGetValue(word, out var meaning)) return meaning;
        if (IsNumbered(word)) return new(Unit, word, Language.English, IsExplicit: false);
        foreach (var (ending, language) in Endings)
        {
            if (!word.EndsWith(ending, StringComparison.Ordinal)) continue;
            var rest = word[..^ending.Length];
            if (Known.TryGetValue(rest, out meaning) || (IsNumbered(rest) && (meaning = new(Unit, rest, language, IsExplicit: true)) is not null))
                return meaning with { Language = language, IsExplicit = true };
        }

        return null;
    }

    /// <summary>Whether a column is a level of units: "Level 2", "Niveau 2", "Unit 3".</summary>
    private static bool IsNumbered(string word)
    {
        var name = word.TrimEnd([.. "0123456789"]);
        return name.Length < word.Length && name is "level" or "niveau" or "unit" or "unite" or "orglevel" or "unitlevel" or "organizationlevel";
    }

    private static IEnumerable<(string Word, HeaderMeaning Meaning)> Words(string words, string field, Language language) =>
        words.Split(' ').Select(word => (word, new HeaderMeaning(field, word, language, IsExplicit: false)));
}

/// <summary>What a column means by its name.</summary>
/// <param name="Field">A field of <see cref="ColumnMapping.Fields"/> without its language, or <see cref="HeaderWords.Unit"/>.</param>
/// <param name="Word">The name without its language.</param>
/// <param name="Language">The language of its texts.</param>
/// <param name="IsExplicit">Whether the name says so, and is not only a word of that language.</param>
internal sealed record HeaderMeaning(string Field, string Word, Language Language, bool IsExplicit);
