using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Directory;

namespace OrgChart.UnitTests.Directory;

/// <summary>An invented directory of a wanted size and form, the same in every run, and what is made of it.</summary>
internal sealed class RandomDirectory
{
    // Names that fold alike, sort differently in the two languages, or are missing in one.
    public static readonly LocalizedText[] Names =
    [
        new("Finance", "Zone des finances"), new("finance", "À propos"), new("FINANCE ", null), new(null, "Finances"), new("Équipe", "Equipe"), new("Equipe", "Équipe"),
        new("Œuvres", "Oeuvres"), new("Zone 10", "Aire 10"), new("Zone 9", "Aire 9"), new("Zone-9", null), new("Director's Office <\"&'>", "Bureau du directeur"), new("  ", "Blanc"),
        new("😀 Smile", null), new("ΑΘΗΝΑ", "Иванов"),
    ];

    public static readonly string[] Surnames = ["Roy", "ROY", "roy", "Côté", "Cote", "Coté", "O'Neil", "O’Neil", "Tremblay", "St-Jean", "St. Jean", "Œuvrard", "Zhang", "Łukasz"];
    public static readonly string[] GivenNames = ["", "Luc", "luc", "Jean-François", "Jean François", "Anne", "Éric", "Eric"];

    public RandomDirectory(int seed, int units, int employees, Form form = Form.Bushy)
    {
        var dice = new Dice(seed);
        Units = dice.Shuffle(MakeUnits(dice, units, form));
        Employees = units == 0 ? [] : dice.Shuffle(MakeEmployees(dice, employees));
        Table = new UnitTable(Units);
        var builder = new EmployeeTableBuilder();
        foreach (var employee in Employees) builder.Add(new RowReader(employee));
        People = new EmployeeTable(builder, Table);
        Snapshot = new DirectorySnapshot(revision: 42, Table, People);
        Naive = new NaiveDirectory(Units, Employees);
    }

    /// <summary>What a forest looks like.</summary>
    public enum Form
    {
        /// <summary>Some departments, all else anywhere beneath.</summary>
        Bushy,

        /// <summary>Nothing but departments.</summary>
        Flat,

        /// <summary>Each unit beneath the one before.</summary>
        Chain,
    }

    public IReadOnlyList<UnitRow> Units { get; }

    public IReadOnlyList<EmployeeRow> Employees { get; }

    public UnitTable Table { get; }

    public EmployeeTable People { get; }

    public DirectorySnapshot Snapshot { get; }

    public NaiveDirectory Naive { get; }

    private static List<UnitRow> MakeUnits(Dice dice, int count, Form form)
    {
        var units = new List<UnitRow>();
        // Ids with gaps, and children that may have smaller ids than their parents.
        var ids = dice.Shuffle(Enumerable.Range(1, (count * 2) + 1));
        for (var i = 0; i < count; i++)
        {
            int? parent = form switch
            {
                Form.Flat => null,
                Form.Chain => i == 0 ? null : units[i - 1].Id,
                _ => i < 3 || dice.OneIn(40) ? null : units[dice.Below(i)].Id,
            };
            var acronym = dice.OneIn(3) ? LocalizedText.None : new LocalizedText($"A{i}", dice.OneIn(2) ? null : $"F{i}");
            units.Add(new UnitRow(ids[i], parent, dice.OneOf(Names), acronym, dice.OneIn(3) ? null : $"OU={i}", dice.Below(5) + 1));
        }

        // Some parents have their children in an order: not all of them, and with units that have left.
        for (var i = 0; i < count; i++)
        {
            var children = dice.Shuffle(units.Where(unit => unit.ParentId == units[i].Id).Select(unit => unit.Id));
            if (children.Length > 0 && dice.OneIn(3))
                units[i] = units[i] with { ChildOrder = IdList.Write(children.Take(dice.Below(children.Length) + 1).Append((count * 2) + 5)) };
        }

        return units;
    }

    private List<EmployeeRow> MakeEmployees(Dice dice, int count)
    {
        var employees = new List<EmployeeRow>();
        var ids = dice.Shuffle(Enumerable.Range(1, (count * 2) + 1));
        for (var i = 0; i < count; i++)
        {
            // Managers are anybody, so that some report to each other in a circle.
            int? manager = dice.OneIn(3) ? null : ids[dice.Below(count)];
            employees.Add(new EmployeeRow(
                ids[i], dice.OneOf(Units).Id, manager == ids[i] ? null : manager, dice.OneOf(Surnames), dice.OneOf(GivenNames), dice.OneOf(Names),
                dice.OneIn(3) ? null : dice.OneIn(9) ? new string('€', 60) : $"613-555-{i:0000}", dice.OneIn(3) ? null : dice.OneIn(9) ? new string('€', 254) : $"e{i}@example.org",
                dice.OneOf(Names), new Locality(dice.OneOf(Names), dice.OneOf(Names), LocalizedText.None),
                dice.OneIn(2) ? null : "K1A 0B1", dice.OneOf(Names), dice.OneIn(2) ? null : "3", dice.OneIn(2) ? null : "314", dice.Below(5) + 1,
                dice.OneIn(4) ? IdList.Write(Enumerable.Range(0, dice.Below(3) + 1).Select(_ => ids[dice.Below(count)]).Where(id => id != ids[i] && id != manager).Distinct()) : null));
        }

        return employees;
    }
}
