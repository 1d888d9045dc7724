using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Application.Exports;

namespace OrgChart.Infrastructure.Directory;

/// <summary>Goes through a part of the directory from the top down, in the order of one language.</summary>
/// <param name="units">The units.</param>
/// <param name="employees">The people.</param>
/// <param name="top">The place of the unit at the top; null for all departments.</param>
/// <param name="selection">How much of it is wanted.</param>
/// <param name="view">The language, and whether contact data is shown.</param>
internal sealed class BranchWalk(UnitTable units, EmployeeTable employees, int? top, BranchSelection selection, EmployeeView view)
{
    private readonly UnitHeads heads = new(employees);

    /// <summary>The places of the units, each before those beneath it.</summary>
    public IEnumerable<(int Unit, int Level)> Units()
    {
        // No recursion: organisations may be deeper than a stack is.
        var waiting = new Stack<(int Unit, int Level)>();
        if (top is { } only) waiting.Push((only, 0));
        else Push(waiting, units.Count, 0);
        while (waiting.TryPop(out var next))
        {
            yield return next;
            if (selection.Depth is null || next.Level < selection.Depth) Push(waiting, next.Unit, next.Level + 1);
        }
    }

    /// <summary>The places of the people directly in a unit.</summary>
    public IEnumerable<int> People(int unit) =>
        selection.WithPeople ? Enumerable.Range(employees.Start[unit], employees.Start[unit + 1] - employees.Start[unit]) : [];

    /// <summary>The place of a unit's head, or -1.</summary>
    public int HeadOf(int unit) => heads.Of(unit);

    /// <summary>The languages of all texts, known before the first of them is written.</summary>
    public string ContentLanguage()
    {
        var translation = new Translation(view.Translation.Language);
        for (var above = top ?? -1; above >= 0; above = units.Parent[above]) translation.Of(units.Name[above]);
        foreach (var (unit, _) in Units())
        {
            translation.Of(units.Name[unit]);
            translation.Of(units.Acronym[unit]);
            foreach (var place in People(unit)) Note(place, translation);
            // There are no more than two.
            if (translation.ContentLanguage.Contains(',', StringComparison.Ordinal)) break;
        }

        return translation.ContentLanguage;
    }

    private void Push(Stack<(int Unit, int Level)> waiting, int parent, int level)
    {
        var children = units.Children(parent, view.Translation.Language);
        for (var i = children.Length - 1; i >= 0; i--) waiting.Push((children[i], level));
    }

    private void Note(int place, Translation translation)
    {
        translation.Of(employees.JobTitle(place));
        if (employees.ManagerOf(place) is >= 0 and var manager) translation.Of(employees.JobTitle(manager));
        if (!view.WithContactData) return;
        translation.Of(employees.Street(place));
        translation.Of(employees.Building(place));
        var locality = employees.Locality(place);
        translation.Of(locality.City);
        translation.Of(locality.Province);
        translation.Of(locality.Country);
    }
}
